with printed as (
    select
        report_id,
        field || '_' || column_name as name,
        case when value = trunc(value) then cast(value as bigint) end as value
    from {{ ref('cells') }}
    where table_name = 'rl'
),

wide as (
    select
        {% for proceeding in proceedings().split() %}
            {% for outcome in outcomes().split() %}
                max(value) filter (where name = '{{ proceeding }}_{{ outcome }}') as {{ proceeding }}_{{ outcome }},
            {% endfor %}
        {% endfor %}
        report_id
    from printed
    group by report_id
)

select
    reports.agency_id,
    reports.year,
    reports.scope,
    reports.version,
    reports.report_id,
    reports.rl_form,
    wide.* exclude (report_id)
from {{ ref('int_reports') }} as reports
inner join wide using (report_id)
where reports.rl_form is not null

with wide as (
    select
        case when bool_or(basis = 'summed') then 'summed' when bool_or(basis = 'printed') then 'printed' end as basis,
        {% for metric in metrics().split() %}
            {{ metric_columns(metric) | trim }},
        {% endfor %}
        report_id
    from {{ ref('int_rates') }}
    group by report_id
)

select
    reports.agency_id,
    agencies.agency_name,
    agencies.level,
    agencies.region_id,
    reports.year,
    reports.scope,
    reports.version,
    reports.url,
    reports.rq_form,
    wide.* exclude (report_id)
from {{ ref('int_reports') }} as reports
inner join wide using (report_id)
left join {{ ref('agencies') }} as agencies using (agency_id)

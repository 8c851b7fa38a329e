{%- set fields = (
    received_fields() ~ ' ' ~ result_fields() ~ ' ' ~ other_fields() ~ ' ' ~ closing_fields()
).split() -%}
{%- set sums = {
    'denied_total': denied_fields(),
    'unable_total': unable_fields(),
    'not_processed_total': not_processed_fields(),
} -%}

with printed as (
    select
        report_id,
        column_name,
        field,
        -- a count that is no whole number is a finding, not a count
        case when value = trunc(value) then cast(value as bigint) end as value,
        state in ('blank', 'dash', 'slash') as is_blank
    from {{ ref('cells') }}
    where table_name = 'rq'
),

wide as (
    select
        report_id,
        column_name,
        {% for field in fields %}
            max(value) filter (where field = '{{ field }}') as {{ field }},
        {% endfor %}
        {% for name, parts in sums.items() %}
            {{ sum_of(parts) | trim }} as {{ name }},
        {% endfor %}
        max(value) filter (where field = 'other_total') as other_printed,
        {{ sum_of(other_fields()) | trim }} as other_summed
    from printed
    group by report_id, column_name
),

columns_of_table as (
    select unnest([{{ quoted(applicants() ~ ' total') }}]) as applicant
)

select
    reports.agency_id,
    reports.year,
    reports.scope,
    reports.version,
    reports.report_id,
    reports.rq_form,
    columns_of_table.applicant,
    {% for field in fields %}
        wide.{{ field }},
    {% endfor %}
    {% for name in sums %}
        wide.{{ name }},
    {% endfor %}
    case when reports.rq_form = '2019' then wide.other_printed else wide.other_summed end as other_total
from {{ ref('int_reports') }} as reports
cross join columns_of_table
left join wide
    on reports.report_id = wide.report_id and columns_of_table.applicant = wide.column_name
where reports.rq_form is not null

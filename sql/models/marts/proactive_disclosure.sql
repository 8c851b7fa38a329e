with printed as (
    select
        report_id,
        field,
        value,
        unit,
        case when value = trunc(value) then cast(value as bigint) end as whole
    from {{ ref('cells') }}
    where table_name = 'pd'
),

wide as (
    select
        {% for field in disclosure_fields().split() %}
            max(whole) filter (where field = '{{ field }}') as {{ field }},
        {% endfor %}
        -- the form of 2021 prescribes 万元: a fee without a unit is in that
        max({{ cny_10k('value', "coalesce(unit, '万元')") | trim }})
        filter (where field = 'admin_fees_cny_10k') as admin_fees_cny_10k,
        max(unit) filter (where field = 'admin_fees_cny_10k') as admin_fees_unit_printed,
        -- the form of 2019 prescribes none: an amount without a unit is not known
        max({{ cny_10k('value', 'unit') | trim }})
        filter (where field = 'procurement_amount') as procurement_cny_10k,
        max(unit) filter (where field = 'procurement_amount') as procurement_unit_printed,
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
    reports.pd_form,
    wide.* exclude (report_id)
from {{ ref('int_reports') }} as reports
inner join wide using (report_id)
where reports.pd_form is not null

with printed as (
    select
        reports.agency_id,
        reports.year,
        reports.scope,
        reports.version,
        reports.report_id,
        unnest(readings.sections) as section,
        generate_subscripts(readings.sections, 1) as position
    from {{ ref('int_reports') }} as reports
    inner join {{ ref('stg_readings') }} as readings using (part, sha256, url, portal_id)
)

select
    agency_id,
    year,
    scope,
    version,
    report_id,
    position,
    section.number,
    section.heading,
    {{ without_contacts('section.text') | trim }} as text
from printed

with printed as (
    select
        reports.agency_id,
        reports.year,
        reports.scope,
        reports.version,
        reports.report_id,
        unnest(readings.claims) as claim,
        generate_subscripts(readings.claims, 1) as position
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
    claim.pattern,
    claim.value,
    {{ without_contacts('claim.text') | trim }} as text,
    claim.cells,
    claim.status
from printed

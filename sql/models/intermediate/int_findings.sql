with found as (
    select
        reports.report_id,
        unnest(readings.findings) as finding,
        generate_subscripts(readings.findings, 1) as position
    from {{ ref('int_reports') }} as reports
    inner join {{ ref('stg_readings') }} as readings using (part, sha256, url, portal_id)
)

select
    report_id,
    position,
    finding.rule,
    finding.severity,
    finding.status,
    finding.cells,
    finding.zh,
    finding.en,
    finding.suggestion
from found

with of_reports as (
    select
        report_id,
        rule,
        severity,
        status,
        cells,
        zh,
        en,
        suggestion,
        position
    from {{ ref('int_findings') }}

    union all

    select
        report_id,
        'ID-AGENCY' as rule,
        'warning' as severity,
        'not_assessable' as status,
        [] as cells,
        concat('无法确定发布机关，暂以', agency_name, '（', agency_id, '）记录：', agency_evidence) as zh,
        concat('the agency is not decided; kept as ', agency_name, ' (', agency_id, '): ', agency_evidence) as en,
        null as suggestion,
        0 as position
    from {{ ref('int_reports') }}
    where not agency_is_decided

    union all

    select
        report_id,
        'ID-YEAR' as rule,
        'warning' as severity,
        'not_assessable' as status,
        [] as cells,
        '报告未写明年度：数字保留，不计入各项比率' as zh,
        'the report does not say its year: its figures are kept and count in no rate' as en,
        null as suggestion,
        0 as position
    from {{ ref('int_reports') }}
    where year is null

    union all

    select
        report_id,
        'VALUE-WHOLE' as rule,
        'error' as severity,
        'fail' as status,
        [cell_key] as cells,
        concat('件数应为整数，实际为“', raw, '”') as zh,
        concat('a count must be a whole number, not "', raw, '"') as en,
        null as suggestion,
        0 as position
    from {{ ref('cells') }}
    where value != trunc(value) and field not in ('admin_fees_cny_10k', 'procurement_amount')

    union all

    select
        report_id,
        'PD-UNIT' as rule,
        'warning' as severity,
        'not_assessable' as status,
        [cell_key] as cells,
        concat('金额“', raw, '”没有单位，无法换算为万元') as zh,
        concat('the amount "', raw, '" has no unit, so it cannot be given in 10,000 CNY') as en,
        null as suggestion,
        0 as position
    from {{ ref('cells') }}
    where field = 'procurement_amount' and value is not null and coalesce(unit, '') not in ('元', '万元')
),

placed as (
    select
        reports.agency_id,
        coalesce(agencies.agency_name, reports.agency_name) as agency_name,
        reports.year,
        reports.scope,
        reports.version,
        reports.report_id,
        reports.portal_id,
        reports.url,
        of_reports.rule,
        of_reports.severity,
        of_reports.status,
        of_reports.cells,
        of_reports.zh,
        of_reports.en,
        of_reports.suggestion,
        of_reports.position
    from of_reports
    inner join {{ ref('int_reports') }} as reports using (report_id)
    left join {{ ref('agencies') }} as agencies using (agency_id)

    union all by name

    select
        identities.agency_id,
        coalesce(identities.agency_name, portals.agency_name) as agency_name,
        unread.portal_id,
        unread.url,
        unread.rule,
        unread.severity,
        'not_assessable' as status,
        cast([] as varchar[]) as cells,
        unread.zh,
        unread.en,
        0 as position
    from {{ ref('int_unread_findings') }} as unread
    left join {{ ref('stg_identities') }} as identities
        on
            unread.portal_id = identities.portal_id
            and identities.agency_printed is null
            and identities.org_code_printed is null
    left join {{ ref('stg_portals') }} as portals
        on unread.portal_id = portals.portal_id
)

select
    left(md5(concat_ws(' ', report_id, portal_id, url, rule, array_to_string(cells, ' '), position)), 16) as finding_id,
    placed.* exclude (position)
from placed

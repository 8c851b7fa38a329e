-- what was meant to be a report and gave none: no page is missing in silence
with latest_content as (
    select
        sha256,
        url,
        portal_id
    from {{ ref('int_sightings') }}
    qualify row_number() over (partition by url, portal_id order by last_seen_at desc, sha256 asc) = 1
),

not_reports as (
    select
        readings.portal_id,
        readings.url,
        readings.link_title,
        readings.reading_status,
        readings.reading_error as reason
    from {{ ref('int_readings') }} as readings
    inner join latest_content using (sha256, url, portal_id)
    where readings.reading_status != 'report'
),

latest_fetch as (
    select
        portal_id,
        url,
        link_title,
        outcome,
        detail
    from {{ ref('stg_snapshots') }}
    where role = 'report'
    qualify row_number() over (partition by url, portal_id order by fetched_at desc, attempt desc) = 1
),

never_fetched as (
    select
        latest_fetch.portal_id,
        latest_fetch.url,
        latest_fetch.link_title,
        concat_ws(': ', latest_fetch.outcome, latest_fetch.detail) as reason
    from latest_fetch
    left join latest_content using (url, portal_id)
    where latest_content.sha256 is null
),

not_read as (
    select distinct
        snapshots.portal_id,
        snapshots.url,
        snapshots.link_title
    from {{ ref('stg_snapshots') }} as snapshots
    inner join latest_content using (sha256, url, portal_id)
    left join {{ ref('int_readings') }} as readings using (sha256, url, portal_id)
    where snapshots.role = 'report' and readings.sha256 is null
)

select
    portal_id,
    url,
    'READ-FAILED' as rule,
    'error' as severity,
    concat('文件无法读取：', reason) as zh,
    concat('the document could not be read: ', reason) as en
from not_reports
where reading_status = 'unreadable'

union all

select
    portal_id,
    url,
    'READ-NOTREPORT' as rule,
    -- a link that says it is a report is worth a look; a doubtful one was fetched to be decided by its content
    case when link_title similar to '.*信息公开.*(年度报告|年报).*' then 'warning' else 'info' end as severity,
    concat('链接“', link_title, '”所指页面不是年度报告：', reason) as zh,
    concat('the page linked as "', link_title, '" is no annual report: ', reason) as en
from not_reports
where reading_status = 'not_a_report'

union all

select
    portal_id,
    url,
    'FETCH-FAILED' as rule,
    'warning' as severity,
    concat('链接“', link_title, '”未能抓取（不等于未公开）：', reason) as zh,
    concat('the page linked as "', link_title, '" was never fetched (which is not "never published"): ', reason) as en
from never_fetched

union all

select
    portal_id,
    url,
    'READ-PENDING' as rule,
    'warning' as severity,
    concat('链接“', link_title, '”已存档，尚未读取') as zh,
    concat('the page linked as "', link_title, '" is archived and was not read yet: run `gongkai parse`') as en
from not_read

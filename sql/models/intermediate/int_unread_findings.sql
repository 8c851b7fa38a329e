-- what was meant to be a report and gave none: no page is missing in silence
with latest_content as (
    select
        sha256,
        url,
        portal_id
    from {{ ref('int_sightings') }}
    qualify row_number() over (partition by url, portal_id order by last_seen_at desc, sha256 asc) = 1
),

parents as (
    select distinct
        portal_id,
        url,
        parent_url
    from {{ ref('stg_snapshots') }}
    where parent_url is not null
),

-- a page that was got under another scheme, or with www., is got
got as (
    select distinct
        portal_id,
        {{ bare('url') }} as page
    from latest_content

    union

    -- or where another address of it was, or the answer of its list that holds its text
    select
        parents.portal_id,
        {{ bare('parents.parent_url') }} as page
    from parents
    inner join latest_content using (url, portal_id)
),

with_report as (
    select distinct
        parents.portal_id,
        parents.parent_url as url
    from parents
    inner join {{ ref('int_readings') }} as readings using (url, portal_id)
    where readings.reading_status = 'report'
),

-- pages round a file, a frame or a book, and those round these
round_report as (
    select
        portal_id,
        url
    from with_report

    union

    select
        parents.portal_id,
        parents.parent_url as url
    from parents
    inner join with_report using (url, portal_id)
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
    where
        readings.reading_status in ('not_a_report', 'unreadable')
        -- a page round a file is no loss where the file is the report
        and (readings.portal_id, readings.url) not in (
            select (round_report.portal_id, round_report.url) from round_report
        )
),

never_fetched as (
    select
        latest_fetches.portal_id,
        latest_fetches.url,
        latest_fetches.link_title,
        concat_ws(': ', latest_fetches.outcome, latest_fetches.detail) as reason
    from {{ ref('int_latest_fetches') }} as latest_fetches
    left join got on latest_fetches.portal_id = got.portal_id and {{ bare('latest_fetches.url') }} = got.page
    where got.page is null
),

not_read as (
    select distinct
        snapshots.portal_id,
        snapshots.url,
        snapshots.link_title
    from {{ ref('stg_snapshots') }} as snapshots
    inner join latest_content using (sha256, url, portal_id)
    left join {{ ref('int_readings') }} as readings using (sha256, url, portal_id)
    where snapshots.role in ('report', 'attachment') and readings.sha256 is null
),

last_pass as (
    select
        listings.*,
        portals.listing_url
    from {{ ref('listings') }} as listings
    inner join {{ ref('stg_portals') }} as portals using (portal_id)
    qualify row_number() over (partition by portal_id order by listings.ended_at desc, listings.run_id desc) = 1
),

-- what was there once, and has been gone the last two times that it was asked for
vanished as (
    select
        portal_id,
        url,
        any_value(link_title) as link_title
    from (
        select
            *,
            row_number() over (partition by portal_id, url order by fetched_at desc, attempt desc) as age
        from {{ ref('stg_snapshots') }}
        where role in ('report', 'attachment')
    )
    group by portal_id, url
    having count(*) filter (where age <= 2 and outcome = 'gone') = 2 and count(*) filter (where outcome = 'ok') > 0
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

union all

select
    portal_id,
    listing_url as url,
    'LISTING-PART' as rule,
    'warning' as severity,
    concat('栏目列表未能看全（', coalesce(listing_end, '未打开'), '）：', coalesce(problem, '')) as zh,
    concat('the listing was not seen whole (', coalesce(listing_end, 'never reached'), '): ', coalesce(problem, ''))
        as en
from last_pass
where not is_whole

union all

select
    portal_id,
    listing_url as url,
    'LISTING-ZERO' as rule,
    'error' as severity,
    concat('栏目列表中没有年度报告（上次', coalesce(cast(found_before as varchar), '未查看'), '份），应人工查看') as zh,
    concat('the listing shows no report (last time ', coalesce(cast(found_before as varchar), 'not seen'), ')') as en
from last_pass
where is_whole and found = 0

union all

select
    portal_id,
    url,
    'PAGE-VANISHED' as rule,
    'info' as severity,
    concat('页面“', link_title, '”已不存在，存档保留') as zh,
    concat('the page linked as "', link_title, '" has vanished; the archive keeps it') as en
from vanished

-- who was expected to publish, year by year, who was found, and why the others were not
with horizon as (
    -- a report is due by 31 March of the next year (article 49)
    select year(max(fetched_at)) - 1 as newest from {{ ref('stg_snapshots') }}
),

years as (
    select unnest(range(2019, newest + 1)) as year
    from horizon
    where newest is not null
),

owners as (
    select distinct
        portal_id,
        agency_id
    from {{ ref('stg_identities') }}
    where agency_printed is null and org_code_printed is null
),

-- a report that several portals show is found on each of them
shown as (
    select
        readings.portal_id,
        identities.agency_id,
        readings.year,
        count(distinct readings.cells_sha256) as reports
    from {{ ref('int_readings') }} as readings
    left join {{ ref('stg_identities') }} as identities
        on
            readings.portal_id = identities.portal_id
            and readings.agency_printed is not distinct from identities.agency_printed
            and readings.org_code_printed is not distinct from identities.org_code_printed
    where readings.reading_status = 'report' and readings.year is not null
    group by readings.portal_id, identities.agency_id, readings.year
),

expected as (
    select
        owners.portal_id,
        owners.agency_id,
        years.year
    from owners
    cross join years

    union

    select
        '' as portal_id,
        agencies.agency_id,
        years.year
    from {{ ref('stg_agencies') }} as agencies
    cross join years
    where
        agencies.agency_id not in (select owners.agency_id from owners)
        and agencies.agency_id not in (select shown.agency_id from shown)
        and years.year >= coalesce(year(agencies.valid_from), 0)
        and years.year <= coalesce(year(agencies.valid_to), 9999)

    union

    select
        portal_id,
        agency_id,
        year
    from shown
),

last_pass as (
    select * from {{ ref('listings') }}
    qualify row_number() over (partition by portal_id order by ended_at desc, run_id desc) = 1
),

troubles as (
    select
        expected.portal_id,
        expected.agency_id,
        expected.year,
        string_agg(distinct troubles.trouble, ', ' order by troubles.trouble) as words,
        bool_or(troubles.trouble != 'unreadable') as is_of_fetching
    from expected
    inner join {{ ref('int_portal_troubles') }} as troubles
        on expected.portal_id = troubles.portal_id and coalesce(troubles.year, expected.year) = expected.year
    group by expected.portal_id, expected.agency_id, expected.year
)

select
    expected.portal_id,
    expected.agency_id,
    agencies.agency_name,
    agencies.level,
    agencies.region_id,
    expected.year,
    coalesce(shown.reports, 0) as reports,
    case
        when shown.reports > 0 then 'found'
        when expected.portal_id = '' then 'no_portal'
        when last_pass.portal_id is null then 'not_crawled'
        when not last_pass.is_whole then 'listing_incomplete'
        when troubles.is_of_fetching then 'not_fetched'
        when troubles.words is not null then 'not_read'
        else 'not_listed'
    end as status,
    case
        when shown.reports > 0 or expected.portal_id = '' or last_pass.portal_id is null then null
        when not last_pass.is_whole
            then concat_ws(': ', coalesce(last_pass.listing_end, 'never reached'), last_pass.problem)
        else troubles.words
    end as why,
    last_pass.ended_at as last_listed_at
from expected
left join shown using (portal_id, agency_id, year)
left join last_pass using (portal_id)
left join troubles using (portal_id, agency_id, year)
left join {{ ref('agencies') }} as agencies using (agency_id)

with identified as (
    select
        readings.* exclude (agency_source),
        identities.agency_id,
        identities.agency_name,
        identities.evidence as agency_evidence,
        identities.is_decided as agency_is_decided,
        case identities.found_by
            when 'portal' then 'portal'
            when 'org_code' then 'index_number'
            else readings.agency_source
        end as agency_source,
        -- the report's own scope goes before the portal's
        coalesce(nullif(readings.scope_printed, 'unknown'), portals.scope, 'unknown') as scope,
        case
            when readings.scope_printed != 'unknown' then 'text'
            when portals.scope != 'unknown' then 'portal'
        end as scope_source,
        sightings.first_seen_at,
        sightings.last_seen_at
    from {{ ref('int_readings') }} as readings
    inner join {{ ref('int_sightings') }} as sightings using (sha256, url, portal_id)
    left join {{ ref('stg_identities') }} as identities
        on
            readings.portal_id = identities.portal_id
            and readings.agency_printed is not distinct from identities.agency_printed
            and readings.org_code_printed is not distinct from identities.org_code_printed
    left join {{ ref('stg_portals') }} as portals
        on readings.portal_id = portals.portal_id
    where readings.reading_status = 'report'
),

-- one row per content: the page that showed it last stands for it
contents as (
    select
        identified.* exclude (first_seen_at, last_seen_at),
        min(first_seen_at) over content as first_seen_at,
        max(last_seen_at) over content as last_seen_at
    from identified
    window content as (partition by agency_id, year, scope, cells_sha256)
    qualify row_number() over (
        partition by agency_id, year, scope, cells_sha256
        order by identified.last_seen_at desc, url asc, portal_id asc, sha256 asc
    ) = 1
)

select
    left(md5(concat_ws(' ', agency_id, coalesce(cast(year as varchar), '-'), scope, cells_sha256)), 16) as report_id,
    contents.*,
    row_number() over (
        partition by agency_id, year, scope
        order by first_seen_at asc, cells_sha256 asc
    ) as version,
    year is not null and row_number() over (
        partition by agency_id, year, scope
        -- a page of empty tables stands for a report only where no other page shows its figures
        order by has_figures desc, last_seen_at desc, first_seen_at desc, cells_sha256 asc
    ) = 1 as is_current
from contents

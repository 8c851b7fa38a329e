select
    portal_id,
    agency_name,
    region_code,
    level,
    listing_url,
    nullif(family, '') as family,
    scope
from {{ source('files', 'portals') }}

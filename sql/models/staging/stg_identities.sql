select
    portal_id,
    agency as agency_printed,
    agency_id,
    agency_name,
    level,
    region_id,
    evidence,
    decided as is_decided
from {{ source('files', 'identities') }}

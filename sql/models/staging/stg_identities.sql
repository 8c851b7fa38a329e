select
    portal_id,
    agency as agency_printed,
    org_code as org_code_printed,
    agency_id,
    agency_name,
    level,
    region_id,
    evidence,
    decided as is_decided,
    found_by
from {{ source('files', 'identities') }}

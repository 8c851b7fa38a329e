select
    agency_id,
    canonical_name as agency_name,
    level,
    type as agency_type,
    function_code,
    region_id,
    parent_agency_id,
    uscc,
    org_code,
    try_cast(valid_from as date) as valid_from,
    try_cast(valid_to as date) as valid_to
from {{ source('files', 'agencies') }}

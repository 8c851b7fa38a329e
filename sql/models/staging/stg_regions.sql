select
    region_id,
    code as region_code,
    kind,
    name as region_name,
    parent_id as parent_region_id,
    try_cast(valid_from as date) as valid_from,
    try_cast(valid_to as date) as valid_to,
    successor_id as successor_region_id
from {{ source('files', 'regions') }}

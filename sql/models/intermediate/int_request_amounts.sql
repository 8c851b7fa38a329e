{%- set results_2019 = result_fields() ~ ' other_total' -%}
{%- set results_2021 = result_fields() ~ ' ' ~ other_fields() -%}
{%- set around = received_fields() ~ ' ' ~ closing_fields() -%}

with printed as (
    select
        cells.report_id,
        cells.field,
        cells.column_name = 'total' as is_total,
        {{ count_of('cells.value') | trim }} as amount,
        cells.state in ('blank', 'dash', 'slash') as is_blank,
        case cells.state when 'number' then 'not a count' else cells.state end as state
    from {{ ref('cells') }} as cells
    where cells.table_name = 'rq' and cells.column_name in ({{ quoted(applicants() ~ ' total') }})
),

table_rows as (
    select
        report_id,
        field,
        max(amount) filter (where is_total) as total,
        max(state) filter (where is_total) as total_state,
        coalesce(bool_or(is_blank) filter (where is_total), false) as total_is_blank,
        coalesce(sum(amount) filter (where not is_total), 0) as parts,
        count(*) filter (where not is_total and (amount is not null or is_blank)) as parts_known,
        coalesce(bool_or(is_blank) filter (where not is_total), false) as has_blank_part
    from printed
    group by report_id, field
),

-- each row that the form has, whether the page has it or not
form_rows as (
    select
        report_id,
        unnest(
            case rq_form
                when '2019' then [{{ quoted(around ~ ' ' ~ results_2019) }}]
                else [{{ quoted(around ~ ' ' ~ results_2021) }}]
            end
        ) as field
    from {{ ref('int_reports') }}
    where is_current and rq_form is not null
),

amounts as (
    select
        form_rows.report_id,
        form_rows.field,
        'rq.' || form_rows.field || '.total' as total_key,
        coalesce(
            table_rows.total,
            case when table_rows.total_is_blank and table_rows.parts_known = 6 then table_rows.parts end
        ) as amount,
        case
            when table_rows.total is not null then 'printed'
            when table_rows.total_is_blank and table_rows.parts_known = 6 then 'summed'
        end as basis,
        coalesce(table_rows.total_state, 'absent') as total_state,
        table_rows.has_blank_part,
        form_rows.field in ('requests_new', 'requests_carried_in', 'requests_carried_out') as is_in_balance
    from form_rows
    left join table_rows using (report_id, field)
),

-- the sums of the form over these amounts: null where one of them is not known
sums as (
    select
        report_id,
        case
            when count(*) filter (where not is_in_balance and amount is null) = 0
                then
                    sum(amount) filter (where not is_in_balance and field != 'completed_total')
                    = max(amount) filter (where field = 'completed_total')
        end as results_hold,
        max(amount) filter (where field = 'requests_new') + max(amount) filter (where field = 'requests_carried_in')
        = max(amount) filter (where field = 'completed_total')
        + max(amount) filter (where field = 'requests_carried_out') as balance_holds
    from amounts
    group by report_id
),

proved as (
    select
        amounts.*,
        case when amounts.is_in_balance then sums.balance_holds else sums.results_hold end as sum_holds,
        case when amounts.is_in_balance then 'RQ-BAL.total' else 'RQ-OUT.total' end as sum_rule
    from amounts
    inner join sums using (report_id)
)

select
    report_id,
    field,
    amount,
    basis,
    case
        when amount is null and total_state in ('blank', 'dash', 'slash')
            then total_key || ': ' || total_state || ', and its row cannot be added up'
        when amount is null then total_key || ': ' || total_state
        when basis = 'summed' and has_blank_part and sum_holds is not true
            then total_key || ': ' || total_state || ', and ' || sum_rule || ' does not hold with blanks as 0'
    end as doubt,
    case basis
        when 'summed' then list_transform([{{ quoted(applicants() ~ ' total') }}], lambda c: 'rq.' || field || '.' || c)
        else [total_key]
    end as cells
from proved

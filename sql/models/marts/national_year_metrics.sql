-- the ratio of sums, not the mean of ratios; one scope a row, since `own` and `aggregate` count the same requests twice
with sums as (
    select
        reports.year,
        reports.scope,
        rates.metric,
        count(*) as reports,
        count(*) filter (where rates.is_known) as used,
        coalesce(cast(sum(rates.numerator) filter (where rates.is_known) as bigint), 0) as numerator,
        coalesce(cast(sum(rates.denominator) filter (where rates.is_known) as bigint), 0) as denominator,
        case when count(*) filter (where rates.is_known) = 0 then 'no report with known figures' end as doubt
    from {{ ref('int_rates') }} as rates
    inner join {{ ref('int_reports') }} as reports using (report_id)
    group by reports.year, reports.scope, rates.metric
),

rates as (
    select
        sums.*,
        {{ rate_columns('numerator', 'denominator', 'doubt') | trim }}
    from sums
),

wide as (
    select
        {% for metric in metrics().split() %}
            {{ metric_columns(metric) | trim }},
            max(used) filter (where metric = '{{ metric }}') as {{ metric }}_reports,
            max(reports - used) filter (where metric = '{{ metric }}') as {{ metric }}_excluded,
        {% endfor %}
        max(reports) as reports,
        year,
        scope
    from rates
    group by year, scope
)

select
    year,
    scope,
    reports,
    wide.* exclude (year, scope, reports)
from wide

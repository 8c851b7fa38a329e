{#
  For each metric: a rate, its interval and its two amounts, or a reason why there is none; the rate is the one by the
  other, and 0 <= low <= rate <= high <= 1.
#}
{% test rates(model) %}
{% for metric in metrics().split() %}
select
    '{{ metric }}' as metric,
    {{ metric }}_rate as rate,
    {{ metric }}_numerator as numerator,
    {{ metric }}_denominator as denominator,
    {{ metric }}_low as low,
    {{ metric }}_high as high,
    {{ metric }}_null_reason as null_reason
from {{ model }}
where
    ({{ metric }}_null_reason is null) != ({{ metric }}_rate is not null)
    or ({{ metric }}_rate is null) != ({{ metric }}_low is null)
    or ({{ metric }}_rate is null) != ({{ metric }}_high is null)
    or not 0 <= {{ metric }}_low
    or not {{ metric }}_low <= {{ metric }}_rate + 0.000001
    or not {{ metric }}_rate <= {{ metric }}_high + 0.000001
    or not {{ metric }}_high <= 1
    or {{ metric }}_rate is distinct from (
        case when {{ metric }}_null_reason is null then {{ metric }}_numerator / {{ metric }}_denominator end
    )
{{ "union all" if not loop.last }}
{% endfor %}
{% endtest %}

{# The columns of one metric in a wide table, out of rows `metric`, `rate`, `numerator`, …. #}
{% macro metric_columns(metric) %}
max(rate) filter (where metric = '{{ metric }}') as {{ metric }}_rate,
max(numerator) filter (where metric = '{{ metric }}') as {{ metric }}_numerator,
max(denominator) filter (where metric = '{{ metric }}') as {{ metric }}_denominator,
max(low) filter (where metric = '{{ metric }}') as {{ metric }}_low,
max(high) filter (where metric = '{{ metric }}') as {{ metric }}_high,
max(null_reason) filter (where metric = '{{ metric }}') as {{ metric }}_null_reason
{% endmacro %}

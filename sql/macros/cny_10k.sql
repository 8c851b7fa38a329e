{# An amount in 万元 (10,000 CNY), exactly: DECIMAL(29,10). Null where the unit is neither 元 nor 万元. #}
{% macro cny_10k(amount, unit) %}
case {{ unit }}
    when '元' then {{ amount }} * 0.0001
    when '万元' then {{ amount }} * 1.0000
end
{% endmacro %}

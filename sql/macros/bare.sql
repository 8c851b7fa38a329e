{# An address without its scheme and a leading `www.`: what one page's addresses share (as in `crawl.addresses`). #}
{% macro bare(url) %}
regexp_replace({{ url }}, '^https?://(www\.)?', '')
{% endmacro %}

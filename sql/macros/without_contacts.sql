{# Text with telephone numbers and e-mail addresses left out: they stay in the archive and are not published. #}
{% macro without_contacts(text) %}
regexp_replace(
    regexp_replace(
        regexp_replace({{ text }}, '[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+', '[e-mail]', 'g'),
        '(电话|手机|传真|联系方式)([^0-9]{0,4})[0-9][0-9－—-]{5,14}', '\1\2[telephone]', 'g'
    ),
    '(^|[^0-9])(1[3-9][0-9]{9}|[（(]?0[0-9]{2,3}[）)]?[—－ -]?[0-9]{7,8})($|[^0-9])', '\1[telephone]\3', 'g'
)
{% endmacro %}

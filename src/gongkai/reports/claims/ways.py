"""The ways by which requests came (N26), as words of patterns."""

CHANNELS = (
    "当面|现场|窗口|网络|网上|网站|官网|在线|线上|线下|平台|信函|来函|来信|邮寄|邮政|信件|挂号信|专递|邮箱|邮件|纸质|书面|电子申请|电子方式|传真|快递|热线|电话"
    "|其他方式|其他渠道|其他途径|其他形式"
)
WAYS = CHANNELS.replace("来信", "来信(?!息)").replace("|信件", "|(?<!公开)信件")
"""一年来信息公开申请 names no letter, 依申请公开信件 no way."""
BY_ONE_WAY = (
    r"(?:(?:通过|利用|依托)(?:(?!各|多种|不同|上述|该|此|任何|等|[、和及与或])[^#，]){1,16}"
    r"|[以从经](?:(?!各|多种|不同|上述|该|此|任何|等|[、和及与或])[^#，]){1,10}(?:渠道|方式|途径|形式|平台|系统|网|窗口|大厅|信箱))"
    r"(?:共|累计|总共|全年)?(?:收到|受理|接收|新收)[^#，、等]{0,12}#"
)
"""What came in by one way, whatever it is called: 通过邮局渠道收到申请9件."""
BY_SEVERAL_WAYS = rf"(?:收到|受理|接收)(?:线上线下|{WAYS})(?:、[^#，、]{{1,8}})?[、和及与](?:{WAYS})[^#，、]{{0,16}}#"
"""What came in by several ways that are named behind the verb: 收到当面、邮寄和网络申请71件."""
CHANNEL = "N26"
"""The split of requests by the way they came: its sum is held against the requests received, no single figure is."""

"""Web pages as agencies build them, of invented text, and what a reader would copy out of each.

Around the report stand the things that are no part of it, each with an order to somebody in it, so
that nothing of them is found unless it was read.
"""

from __future__ import annotations

TITLE = "فرماندار سرپل: راه روستاها تا پایان آذر باز می‌شود"
LEAD = "فرماندار سرپل از آغاز طرح زمستانی در راه‌های روستایی خبر داد."
BODY = (
    "به گزارش سپهر، رامین نیکوکار امروز در ستاد زمستانی شهرستان گفت: اداره راه باید راه‌های "
    "روستایی را تا پایان آذر باز کند.",
    "وی افزود: از رانندگان ماشین‌های برف‌روب که شبانه‌روز کار می‌کنند سپاسگزارم.",
    "نیکوکار تصریح کرد: دهیاران نباید شن و نمک را در حیاط دهیاری نگه‌ دارند.",
)
DAY = "1402-08-21"
MENU = (
    '<ul><li><a href="/">خانه</a></li><li><a href="/s">شهرداری باید بخواند</a></li>'
    '<li><a href="/t">تماس با ما</a></li></ul>'
)
RELATED = (
    "<h3>بیشتر بخوانید</h3><ul><li><a href='/1'>وزیر راه: شهرداری‌ها باید پل بسازند</a></li>"
    "<li><a href='/2'>بانک‌ها وام زمستانی بدهند</a></li></ul>"
)
COMMENTS = (
    "<h3>نظرات</h3><div><b>ناشناس</b><p>فرماندار باید خودش بیاید ببیند.</p></div>"
    "<div><b>سمیه</b><p>ممنون، ولی پل روستای ما هم باید ساخته شود. کسی پاسخ نمی‌دهد.</p></div>"
    "<form><label>نظر شما</label><textarea></textarea><button>ارسال</button></form>"
)
FOOTER = "همه حقوق برای سپهر محفوظ است. بازنشر باید با ذکر منبع باشد."
TAGS = "<a href='/g/1'>راه</a> <a href='/g/2'>زمستان</a> <a href='/g/3'>سرپل</a>"

FIRST, SECOND, THIRD = BODY

NEWS_STUDIO = f"""<!DOCTYPE html><html lang="fa" dir="rtl"><head><meta charset="utf-8">
<title>{TITLE} - خبرگزاری سپهر</title>
<meta property="og:title" content="{TITLE}">
<meta property="article:published_time" content="2023-11-12T10:20:00+03:30">
<script>var ad = "شهروندان باید کلیک کنند"; if (1 < 2 && 3 > 2) {{ }}</script></head>
<body class="news has-comments has-sidebar"><header id="masthead"><div class="date">شنبه ۵ آذر ۱۴۰۴</div>
<nav>{MENU}</nav></header>
<main><article class="item"><div class="item-header"><div class="item-nav"><span class="item-date">۲۱ آبان
۱۴۰۲</span><span class="item-code">کد خبر: ۱۲۳۴۵</span></div><h4 class="rutitr">در ستاد زمستانی</h4>
<h1 class="title"><a href="/n/1">{TITLE}</a></h1>
<p class="summary introtext">{LEAD}</p>
<figure class="item-img"><img src="a.jpg" alt="مردم باید ببینند"><figcaption>عکس: شهردار باید بیاید</figcaption></figure>
</div><div class="item-body"><div class="item-text" itemprop="articleBody"><p>{FIRST}</p>
<p style="text-align:justify">{SECOND}</p><div class="related-box">{RELATED}</div>
<p>{THIRD}</p><p>انتهای پیام/</p></div></div>
<div class="item-tags">{TAGS}</div></article>
<section class="comments">{COMMENTS}</section></main>
<aside class="sidebar"><h3>پربازدیدها</h3>{MENU}</aside><footer>{FOOTER}</footer></body></html>"""

WORDPRESS = f"""<!DOCTYPE html><html dir="rtl"><head><meta charset="UTF-8"><title>{TITLE} | سپهر</title>
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage",
"name": "سپهر"}}, {{"@type": "NewsArticle", "headline": "{TITLE}", "datePublished":
"2023-11-12T06:50:00+00:00"}}]}}</script></head>
<body class="post-template single single-post"><div id="page" class="site"><div class="top-bar">{MENU}</div>
<div id="content"><article id="post-7" class="post type-post"><header class="entry-header"><h1
class="entry-title">{TITLE}</h1><div class="entry-meta">توسط <a href="/a">مدیر</a></div></header>
<div class="entry-content"><p>{FIRST}</p>
<blockquote class="wp-embedded"><p><a href="/9">استاندار: بخشداران باید پاسخ دهند</a></p></blockquote>
<p>{SECOND}</p><div id="attachment_3" class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">شهردار باید
بیاید</p></div><p>{THIRD}</p><div class="sharedaddy sd-sharing-enabled"><a href="#">تلگرام</a></div></div></article>
<div id="comments" class="comments-area">{COMMENTS}</div></div>
<div id="secondary" class="widget-area">{RELATED}</div><footer id="colophon">{FOOTER}</footer></div></body></html>"""

OLD_TABLES = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1256">
<TITLE>سپهر :: {TITLE}</TITLE></HEAD><BODY BGCOLOR=white DIR=rtl><TABLE WIDTH=780 ALIGN=center><TR><TD COLSPAN=3>
{MENU}</TD></TR><TR><TD WIDTH=150 VALIGN=top>{RELATED}</TD><TD VALIGN=top><FONT SIZE=4><B>{TITLE}</B></FONT><BR>
<SPAN CLASS=newsdate>۲۱ آبان ۱۴۰۲</SPAN><BR><BR>
<FONT FACE=Tahoma SIZE=2>&nbsp;&nbsp;{FIRST}<BR><BR>&nbsp;{SECOND}<BR>{THIRD}<BR></FONT></TD><TD WIDTH=150>
<A HREF=1>سفر فرماندار</A><BR><A HREF=2>مردم باید بدانند</A></TD></TR><TR><TD COLSPAN=3><FONT SIZE=1>{FOOTER}</FONT>
</TD></TR></TABLE></BODY></HTML>"""

AMP = f"""<!doctype html><html ⚡ lang="fa"><head><meta charset="utf-8"><title>{TITLE}</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2023-11-12"}}</script><style amp-custom>.a{{color:red}}</style></head><body>
<amp-sidebar id="s">{MENU}</amp-sidebar><main><article><h1>{TITLE}</h1><amp-img src="a.jpg" alt="مردم"></amp-img>
<p>{FIRST}</p><amp-ad width="300">شهروندان باید بخرند</amp-ad><p>{SECOND}</p>
<ul class="amp-related"><li><a href="/1">وزیر راه: شهرداری‌ها باید پل بسازند</a></li></ul><p>{THIRD}</p>
<amp-social-share type="telegram">به دوستان بفرستید</amp-social-share></article></main><footer>{FOOTER}</footer></body></html>"""

# ASP.NET: all of the page is one form, and no element has a telling name.
PORTAL = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/x">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>پرتال فرمانداری سرپل &gt; {TITLE}</title></head><body>
<form method="post" action="./n.aspx" id="form1"><input type="hidden" name="__VIEWSTATE" value="x"/>
<div id="ctl00_top">{MENU}</div><div id="ctl00_mid"><div id="ctl00_c1"><h2>{TITLE}</h2>
<div class="pdate">تاریخ انتشار : 1402/08/21</div><div id="ctl00_t"><div>{FIRST}</div><div>{SECOND}</div>
<div>{THIRD}</div></div></div><div id="ctl00_c2">{RELATED}</div></div><div id="ctl00_f">{FOOTER}</div></form>
</body></html>"""

# A page that was saved by a person, whose body is known by a schema alone, with hidden parts.
SCHEMA = f"""<html dir=rtl><head><meta charset=utf-8><title>{TITLE} » سپهر</title></head><body>
<div hidden>شهروندان باید عضو شوند</div><div style="display: none">همه باید عضو شوند</div>
<div itemscope itemtype="http://schema.org/NewsArticle"><h1 itemprop="headline">{TITLE}</h1>
<meta itemprop="datePublished" content="1402-08-21"><div itemprop="articleBody">{FIRST}<br/>{SECOND}<br/>
<!-- شهردار باید برود --><a href="/x">بیشتر بخوانید: وزیر باید بیاید</a><br/>{THIRD}</div></div>
<div class="breadcrumb">{TAGS}</div><div id="commentList">{COMMENTS}</div></body></html>"""

# No name tells anything, the comments are longer than the report, and the list has a stamp in it.
COMMENTED = f"""<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>
<div class="w1">{MENU}</div><div class="w2"><div class="a1"><h1>{TITLE}</h1><ul><li class="time">۲۱ آبان ۱۴۰۲</li></ul>
<div class="a2"><p>{FIRST}</p><p>{SECOND}</p><p><b>{THIRD}</b></p></div></div><div class="a3">
{"<p>به نظر من فرماندار باید خودش بیاید و پل را ببیند و کاری بکند.</p>" * 12}</div></div></body></html>"""

# A blog: the day stands above the post, year first, and the blog's name before the headline.
BLOG = f"""<!DOCTYPE html><html dir='rtl'><head><meta charset='utf-8'/><title>یادداشت‌های شهر: {TITLE}</title></head><body>
<div class='section'>{MENU}</div><div class='blog-posts hfeed'><div class="date-outer"><h2 class='date-header'>
<span>۱۴۰۲ آبان ۲۱, یکشنبه</span></h2><div class='post hentry'><h3 class='post-title entry-title'>{TITLE}</h3>
<div class='post-body entry-content'><div dir="rtl" trbidi="on">{FIRST}<br /><br />{SECOND}<br /><div class="separator">
<img src="x.jpg"/></div><br />{THIRD}<div><br /></div></div></div><div class='post-footer'>نوشته‌شده در
<a href='x'><abbr class='published' title='2023-11-12T10:20:00+03:30'>۱۰:۲۰</abbr></a></div></div></div></div>
<div class='comments'>{COMMENTS}</div><div class='sidebar'><h2>بایگانی</h2>{MENU}</div></body></html>"""

# Who put it up, and when, stands in a footer below the heading.
SUBMITTED = f"""<!DOCTYPE html><html dir="rtl"><head><meta charset="utf-8"/><title>{TITLE} | درگاه فرمانداری</title></head><body>
<nav>{MENU}</nav><main><article class="node node--type-news"><h1 class="page-header"><span>{TITLE}</span></h1>
<footer class="node__meta"><div>ارسال شده توسط <span>admin</span> در <span>یکشنبه, ۲۱ آبان ۱۴۰۲ - ۰۹:۱۲</span></div></footer>
<div class="field--name-body"><p>{FIRST}<br />{SECOND}</p><p>&nbsp;</p><div>{THIRD}</div></div>
<ul class="links"><li><a href="/c">برای ارسال نظر وارد شوید</a></li></ul></article></main></body></html>"""

# A program's page, whose classes are but numbers; the day has none of its own.
APP = f"""<!DOCTYPE html><html lang="fa"><head><meta charSet="utf-8"/><title>{TITLE}</title></head><body><div id="__next">
<div class="css-9"><span>دوشنبه ۴ دی ۱۴۰۲</span>{MENU}</div><div class="css-4"><h1 class="css-7">{TITLE}</h1><div class="css-8">
<span>۲۱ آبان ۱۴۰۲</span><span>زمان مطالعه: ۳ دقیقه</span></div><div class="css-9"><div>{FIRST}</div><div>{SECOND}</div>
<div>{THIRD}</div></div><div class="css-10"><div>بیشتر بخوانید</div><a class="css-11" href="/1"><div>وزیر راه: شهرداری‌ها
باید پل بسازند</div></a></div></div></div><script id="__NEXT_DATA__" type="application/json">{{"a": "باید"}}</script></body></html>"""

# To be printed: the title tells only that, and the day of the print stands above that of the report.
PRINT = f"""<html><head><meta charset="utf-8"><title>چاپ خبر</title></head><body onload="window.print()"><div id="print">
<div>خبرگزاری سپهر</div><div>نشانی: https://sepehr.example/n/77</div><div>تاریخ چاپ: ۱۴۰۴/۰۲/۰۱</div>
<div>تاریخ انتشار: ۱۴۰۲/۰۸/۲۱ - ۱۰:۲۰</div><div>کد خبر: ۷۷۱۲۳</div><h2>{TITLE}</h2><p>{FIRST}</p><p>{SECOND}</p>
<p>{THIRD}</p><div>انتهای پیام/</div><div><a href="javascript:window.close()">بستن پنجره</a></div></div></body></html>"""

# The site's name is a heading, too.
LOGO = f"""<html><head><meta charset="utf-8"><title>{TITLE} | خبرگزاری سپهر</title></head><body><h1>خبرگزاری سپهر</h1>{MENU}
<h2>{TITLE}</h2><div class="date">۲۱ آبان ۱۴۰۲</div><div class="body"><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div></body></html>"""


def channel(*posts: tuple[str, str]) -> str:
    """A channel as a messenger's site shows it: texts and moments of its posts."""
    shown = "".join(
        f"""<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="sepehr/{number}">
<div class="tgme_widget_message_author"><a href="https://t.me/sepehr">کانال همه باید</a></div><div
class="tgme_widget_message_text js-message_text" dir="auto">{text}</div><div class="tgme_widget_message_footer"><span
class="tgme_widget_message_views">1.2K</span><a class="tgme_widget_message_date" href="https://t.me/sepehr/{number}"><time
datetime="{moment}" class="time">06:50</time></a></div></div></div>"""
        for number, (text, moment) in enumerate(posts, 7)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>سپهر – Telegram</title><link rel="stylesheet"
href="//telegram.org/css/widget-frame.css"></head><body><header>همه باید عضو شوند</header><main>{shown}</main></body></html>"""


def exported(*posts: tuple[str, str]) -> str:
    """Telegram Desktop's export to HTML: texts and moments of its posts."""
    shown = "".join(
        f"""<div class="message default clearfix joined" id="message{number}"><div class="body"><div
class="pull_right date details" title="{moment}">10:20</div><div class="from_name">کانال همه باید</div>
<div class="text">
{text}
</div><span class="reactions"><span class="count">12</span></span></div></div>"""
        for number, (text, moment) in enumerate(posts, 7)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head><body>
<div class="page_header"><div class="content"><div class="text bold">کانال همه باید</div></div></div><div class="history">
<div class="message service" id="message-1"><div class="body details">12 November 2023</div></div>{shown}</div></body></html>"""


PAGES = {
    "blog": BLOG,
    "submitted": SUBMITTED,
    "app": APP,
    "print": PRINT,
    "logo": LOGO,
    "commented": COMMENTED,
    "news-studio": NEWS_STUDIO,
    "wordpress": WORDPRESS,
    "old-tables": OLD_TABLES,
    "amp": AMP,
    "portal": PORTAL,
    "schema": SCHEMA,
}

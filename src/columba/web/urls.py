"""The public addresses."""

from django.urls import path

from columba.web import (
    article,
    categories,
    commentary,
    corrections,
    feeds,
    history,
    home,
    issues,
    machines,
    report,
    search,
    static_pages,
    story,
)
from columba.web.media import media

urlpatterns = [
    path("", home.home, name="home"),
    path("categories/", categories.category_list, name="categories"),
    path("categories/<slug:slug>/", categories.category, name="category"),
    path("articles/<int:pk>-<slug:slug>/", article.article, name="article"),
    path("stories/<int:pk>-<slug:slug>/", story.story, name="story"),
    path("stories/<int:pk>-<slug:slug>/history/", history.history, name="history"),
    path("stories/<int:pk>-<slug:slug>/commentary/", commentary.entry, name="commentary"),
    path("issues/", issues.issue_list, name="issues"),
    path("issues/<slug:slug>/", issues.issue, name="issue"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("search/", search.search_page, name="search"),
    path("subscribe/", static_pages.subscribe, name="subscribe"),
    path("how-it-works/", static_pages.how_it_works, name="how-it-works"),
    path("report-an-error/", report.report_page, name="report-error"),
    path("feeds/all.<str:form>", feeds.feed_all, name="feed-all"),
    path("feeds/search.<str:form>", feeds.feed_search, name="feed-search"),
    path("feeds/categories/<slug:slug>.<str:form>", feeds.feed_category, name="feed-category"),
    path("feeds/corrections.<str:form>", feeds.feed_corrections, name="feed-corrections"),
    path("feeds/issues/<slug:slug>.<str:form>", feeds.feed_issue, name="feed-issue"),
    path("feeds/stories/<int:pk>.<str:form>", feeds.feed_story, name="feed-story"),
    path("sources.opml", machines.sources_opml, name="sources-opml"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("news-sitemap.xml", machines.news_sitemap, name="news-sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.icon, name="favicon"),
    path("apple-touch-icon.png", machines.icon),
    path("apple-touch-icon-precomposed.png", machines.icon),
    path("healthz", machines.healthz, name="healthz"),
    path("media/<path:name>", media, name="media"),
]

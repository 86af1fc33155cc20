package io.tenantry.tenant.sample.board;

/** A way to let tenants see each other. */
public enum Mistake {
  /** A static field keeps what was read for the first tenant. */
  STATIC_STATE("/board/latest"),
  /** A cache whose key does not carry the tenant. */
  CACHE_KEY_WITHOUT_TENANT("/board/digest"),
  /** A job that works for all tenants in the context of one. */
  SCHEDULER_WITHOUT_CONTEXT("/board/nightly"),
  /** A data source opened by hand, for the tenant that came first. */
  RAW_DATA_SOURCE("/board/raw"),
  /** A session setting that stays on a shared connection. */
  SESSION_SETTING_LEFT_BEHIND("/board/setting"),
  /** A thread-local that nobody clears, on a thread that serves the next request. */
  THREAD_LOCAL_LEFT_OVER("/board/thread"),
  /** An answer that a cache may keep for everybody. */
  PUBLIC_CACHE_HEADER("/board/public"),
  /** A consumer that works for the tenant of an earlier event. */
  CONSUMER_WITHOUT_CONTEXT("/board/consumer"),
  /** An identifier in the path that is believed. */
  FOREIGN_IDENTIFIER_BELIEVED("/board/of/{tenant}"),
  /** A file with one name for all tenants. */
  SHARED_FILE("/board/export");

  private final String path;

  Mistake(String path) {
    this.path = path;
  }

  /** The route that shows it. */
  public String route() {
    return "GET " + path;
  }
}

package io.tenantry.app.web;

/** The media type of pages. */
final class Html {

  static final String TYPE = "text/html;charset=UTF-8";

  private Html() {}
}

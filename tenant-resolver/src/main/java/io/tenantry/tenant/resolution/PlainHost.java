package io.tenantry.tenant.resolution;

/**
 * The way nearly every host is written, {@code name} or {@code name:port} in small letters, told
 * from all others in one pass that allocates nothing: every request comes by here.
 */
final class PlainHost {

  private static final int LONGEST_NAME = 253;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_PORT = 5;

  private PlainHost() {}

  /**
   * Where the name ends and the port, if any, begins; -1 when the text is not written in this way.
   */
  static int end(String authority) {
    int label = 0;
    boolean letters = false;
    int i = 0;
    for (; i < authority.length() && authority.charAt(i) != ':'; i++) {
      char c = authority.charAt(i);
      boolean dot = c == '.';
      if (atEdge(authority, i) && !dot ? !edge(c) : !dot && !inner(c) || dot && label == 0) {
        return -1;
      }
      label = dot ? 0 : label + 1;
      letters = !dot && (letters || c > '9');
      if (label > LONGEST_LABEL) {
        return -1;
      }
    }
    return letters && i <= LONGEST_NAME && isPort(authority, i) ? i : -1;
  }

  /**
   * What stands in front of the domain, as it is; null when the host is not below it, or not
   * written plainly.
   */
  static String labelBelow(String authority, String domain) {
    int dot = authority.indexOf(domain) - 1;
    boolean below =
        dot > 0 && authority.charAt(dot) == '.' && end(authority) == dot + 1 + domain.length();
    return below ? authority.substring(0, dot) : null;
  }

  private static boolean atEdge(String authority, int i) {
    return i == 0
        || i + 1 == authority.length()
        || authority.charAt(i - 1) == '.'
        || authority.charAt(i + 1) == '.'
        || authority.charAt(i + 1) == ':';
  }

  private static boolean inner(char c) {
    return edge(c) || c == '-';
  }

  private static boolean edge(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
  }

  private static boolean isPort(String authority, int from) {
    if (authority.length() - from > LONGEST_PORT + 1) {
      return false;
    }
    for (int i = from + 1; i < authority.length(); i++) {
      if (authority.charAt(i) < '0' || authority.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}

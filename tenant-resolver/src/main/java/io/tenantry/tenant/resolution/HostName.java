package io.tenantry.tenant.resolution;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as it is compared: lower case, ASCII, no port, no trailing dot.
 *
 * @param text the canonical form; of an IPv6 literal without its brackets
 * @param address whether it is an IP literal
 */
record HostName(String text, boolean address) {

  /** Longer ones are refused before anything is done with them. */
  private static final int LONGEST_AUTHORITY = 300;

  private static final int LONGEST = 253;
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})](:[0-9]{0,5})?");
  private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");
  private static final Pattern NAME =
      Pattern.compile(
          "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");

  /** Empty when the text is not {@code host} or {@code host:port}. */
  static Optional<HostName> parse(String authority) {
    if (authority == null || authority.isEmpty() || authority.length() > LONGEST_AUTHORITY) {
      return Optional.empty();
    }
    int end = PlainHost.end(authority);
    if (end > 0) {
      String name = end == authority.length() ? authority : authority.substring(0, end);
      return Optional.of(new HostName(name, false));
    }
    return unusual(authority);
  }

  /** Addresses, capital letters, other alphabets, trailing dots, and what is no host at all. */
  static Optional<HostName> unusual(String authority) {
    if (authority.charAt(0) == '[') {
      var literal = IPV6.matcher(authority);
      return literal.matches()
          ? Optional.of(new HostName(literal.group(1).toLowerCase(Locale.ROOT), true))
          : Optional.empty();
    }
    return ascii(withoutTrailingDot(PORT.matcher(authority).replaceFirst("")))
        .filter(name -> name.length() <= LONGEST && NAME.matcher(name).matches())
        .map(name -> new HostName(name, IPV4.matcher(name).matches()));
  }

  private static String withoutTrailingDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Optional<String> ascii(String name) {
    try {
      boolean plain = name.chars().allMatch(c -> c < 128);
      return Optional.of((plain ? name : IDN.toASCII(name)).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The one label in front of the domain; empty when this is not a host directly or deeper below.
   */
  Optional<String> below(String domain) {
    int dot = text.length() - domain.length() - 1;
    return dot > 0 && text.charAt(dot) == '.' && text.endsWith(domain)
        ? Optional.of(text.substring(0, dot))
        : Optional.empty();
  }
}

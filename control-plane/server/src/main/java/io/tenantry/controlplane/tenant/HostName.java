package io.tenantry.controlplane.tenant;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host name in the one form in which it is kept and compared: lower case, ASCII, no port, no dot
 * at the end.
 */
public record HostName(String text) {

  private static final Pattern LABELS =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final int LONGEST = 253;

  /**
   * Brings a name as people write it into its one form.
   *
   * @throws IllegalArgumentException with the broken rule
   */
  public static HostName of(String written) {
    if (written == null || written.isBlank()) {
      throw new IllegalArgumentException("must not be empty");
    }
    if (written.indexOf(':') >= 0) {
      throw new IllegalArgumentException("must have neither scheme nor port");
    }
    String ascii =
        ascii(written.endsWith(".") ? written.substring(0, written.length() - 1) : written);
    if (ascii.length() > LONGEST || !LABELS.matcher(ascii).matches()) {
      throw new IllegalArgumentException("must be a DNS host name, such as erp.cronus.example");
    }
    return new HostName(ascii);
  }

  /** Whether this is the given domain, or a name below it. */
  boolean isWithin(String domain) {
    return text.equals(domain) || text.endsWith("." + domain);
  }

  boolean hasOneLabel() {
    return text.indexOf('.') < 0;
  }

  private static String ascii(String written) {
    try {
      return IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be a DNS host name, such as erp.cronus.example", e);
    }
  }
}

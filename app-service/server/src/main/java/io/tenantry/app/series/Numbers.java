package io.tenantry.app.series;

/**
 * Some numbers that were taken, one after the other.
 *
 * @param first the first of them
 * @param digits to which a number is filled up with zeros
 */
public record Numbers(String prefix, int digits, long first) {

  public long value(int index) {
    return first + index;
  }

  /** As people write it, such as {@code INV-00017}. */
  public String text(int index) {
    return prefix + ("%0" + digits + "d").formatted(value(index));
  }
}

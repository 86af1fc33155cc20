package io.tenantry.system.benchmark;

import java.util.List;
import java.util.Locale;

/** The middle of a set of measurements, and how far they spread around it. */
record Quartiles(double lower, double median, double upper) {

  static Quartiles of(List<Double> measured) {
    double[] sorted = measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
  }

  /** Between two measurements, in proportion. */
  private static double at(double[] sorted, double part) {
    double position = part * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * @param format of one number, such as {@code %.1f}
   */
  String text(String format) {
    String numbers = format + " (" + format + "–" + format + ")";
    return String.format(Locale.ROOT, numbers, median, lower, upper);
  }

  /** The measurement that a part of all stays below. */
  static double percentileMillis(List<Long> nanos, double part) {
    return at(nanos.stream().mapToDouble(each -> each / 1e6).sorted().toArray(), part);
  }

  static Quartiles ofMillis(List<Long> nanos) {
    return of(nanos.stream().map(each -> each / 1e6).toList());
  }
}

package io.tenantry.system.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Contenders side by side: every round gives each one slice, in a new order. */
final class Rounds {

  private static final Duration SLICE = Duration.ofSeconds(2);

  /** Rates still doubled between 20,000 and 60,000 answers of a fresh JVM on two cores. */
  private static final int WARM = 80_000;

  private static final int MOST_WARM_UP_SLICES = 90;

  private final List<Contender> contenders;
  private final Random order;
  private final List<Map<Contender, Double>> measured = new ArrayList<>();

  Rounds(List<Contender> contenders, long seed) {
    this.contenders = new ArrayList<>(contenders);
    this.order = new Random(seed);
  }

  /** Lets each contender answer, alone, until its code is compiled: a cold one loses to any. */
  Rounds warmUp() throws Exception {
    return warmUp(WARM);
  }

  /**
   * @param enough answers, where one is much work
   */
  Rounds warmUp(int enough) throws Exception {
    for (Contender contender : contenders) {
      double answers = 0;
      for (int i = 0; i < MOST_WARM_UP_SLICES && answers < enough; i++) {
        answers += contender.slice(SLICE.toNanos()) * SLICE.toSeconds();
      }
    }
    return this;
  }

  Rounds run(int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      measured.add(round());
    }
    return this;
  }

  /** Answers per second. */
  Quartiles rate(Contender contender) {
    return Quartiles.of(measured.stream().map(round -> round.get(contender)).toList());
  }

  /** The rate of one beside the rate of the other in the same round. */
  Quartiles ratio(Contender contender, Contender peer) {
    return Quartiles.of(
        measured.stream().map(round -> round.get(contender) / round.get(peer)).toList());
  }

  private Map<Contender, Double> round() throws Exception {
    Collections.shuffle(contenders, order);
    Map<Contender, Double> round = new HashMap<>();
    for (Contender contender : contenders) {
      round.put(contender, contender.slice(SLICE.toNanos()));
    }
    return round;
  }
}

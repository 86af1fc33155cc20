package io.tenantry.controlplane.release;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What was looked up last, of things that do not change. Thread-safe. */
final class LastUsed<K, V> {

  /**
   * @param at by the clock of {@link System#nanoTime}
   */
  private record LookedUp<V>(V value, long at) {}

  private final Map<K, LookedUp<V>> values;
  private final Duration longest;

  /**
   * @param most values that are kept
   * @param longest time for which each is kept
   */
  LastUsed(int most, Duration longest) {
    this.longest = longest;
    this.values =
        new LinkedHashMap<>(most, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, LookedUp<V>> eldest) {
            return size() > most;
          }
        };
  }

  /**
   * @param lookUp asked once for what is kept; what it does not find is asked for again
   */
  Optional<V> find(K key, Supplier<Optional<V>> lookUp) {
    Optional<V> known = kept(key);
    if (known.isPresent()) {
      return known;
    }
    Optional<V> found = lookUp.get();
    found.ifPresent(value -> keep(key, value));
    return found;
  }

  synchronized void forget(K key) {
    values.remove(key);
  }

  private synchronized Optional<V> kept(K key) {
    return Optional.ofNullable(values.get(key))
        .filter(found -> System.nanoTime() - found.at() < longest.toNanos())
        .map(LookedUp::value);
  }

  private synchronized void keep(K key, V value) {
    values.put(key, new LookedUp<>(value, System.nanoTime()));
  }
}

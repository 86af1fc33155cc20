package io.tenantry.controlplane.upgrade;

import io.tenantry.controlplane.api.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a package does to the rows of companies, release by release.
 *
 * @param preconditions queries that return a row for everything that stands against the upgrade
 * @param steps in their order
 */
public record DataUpgrade(
    List<DataScript> preconditions, List<DataScript> steps, UpgradeSettings settings) {

  /** Where the files of a package are. */
  public static final String FOLDER = "upgrade/";

  private static final Pattern PRECONDITION =
      Pattern.compile("upgrade/([1-9][0-9]{0,8})/preconditions/([A-Za-z0-9_-]+)\\.sql");

  private static final Pattern STEP =
      Pattern.compile("upgrade/([1-9][0-9]{0,8})/([0-9]{1,4})(__[A-Za-z0-9_]+)\\.sql");

  /**
   * Reads the files of a package.
   *
   * @param release the package's number
   * @throws ProblemException {@code validation-failed}, naming the entry
   */
  public static DataUpgrade read(int release, Map<String, byte[]> files, UpgradeSettings settings) {
    List<DataScript> preconditions = new ArrayList<>();
    Map<Integer, Map<Integer, DataScript>> steps = new TreeMap<>();
    new TreeMap<>(files)
        .forEach(
            (entry, content) -> {
              if (entry.startsWith(FOLDER)) {
                read(entry, new String(content, StandardCharsets.UTF_8), preconditions, steps);
              }
            });
    DataUpgrade upgrade =
        new DataUpgrade(
            preconditions.stream().sorted(Comparator.comparingInt(DataScript::release)).toList(),
            steps.values().stream().flatMap(one -> one.values().stream()).toList(),
            settings);
    upgrade.demandSound(release);
    return upgrade;
  }

  private static void read(
      String entry,
      String text,
      List<DataScript> preconditions,
      Map<Integer, Map<Integer, DataScript>> steps) {
    Matcher precondition = PRECONDITION.matcher(entry);
    Matcher step = STEP.matcher(entry);
    if (precondition.matches()) {
      int release = Integer.parseInt(precondition.group(1));
      preconditions.add(new DataScript(release, precondition.group(2), text));
    } else if (step.matches()) {
      int release = Integer.parseInt(step.group(1));
      DataScript script = new DataScript(release, step.group(2) + step.group(3), text);
      int number = Integer.parseInt(step.group(2));
      if (steps.computeIfAbsent(release, r -> new TreeMap<>()).put(number, script) != null) {
        throw ProblemException.invalid(entry, "has the number of another step");
      }
    } else {
      throw ProblemException.invalid(
          entry,
          "is not named like upgrade/4/10__Fill_city.sql or upgrade/4/preconditions/has-city.sql");
    }
  }

  private void demandSound(int release) {
    settings.demandSound();
    for (DataScript script : preconditions) {
      demandNotAfter(release, script);
    }
    for (DataScript script : steps) {
      demandNotAfter(release, script);
    }
    List<String> titles = steps.stream().map(DataScript::title).toList();
    for (String tolerated : settings.continueOnError()) {
      if (!titles.contains(tolerated)) {
        throw ProblemException.invalid(
            "application.yaml", "upgrade.continueOnError names no step: " + tolerated);
      }
    }
  }

  private static void demandNotAfter(int release, DataScript script) {
    if (script.release() > release) {
      throw ProblemException.invalid(
          FOLDER + script.title(), "belongs to a release after " + release);
    }
  }

  /** What of it a database needs that goes from a release to another. */
  public DataUpgrade between(int from, int to) {
    Predicate<DataScript> onTheWay = script -> from < script.release() && script.release() <= to;
    return new DataUpgrade(
        preconditions.stream().filter(onTheWay).toList(),
        steps.stream().filter(onTheWay).toList(),
        settings);
  }

  /** Whether there is nothing to ask and nothing to do. */
  public boolean isEmpty() {
    return preconditions.isEmpty() && steps.isEmpty();
  }

  /** Whether each step of each company is committed by itself. */
  public boolean isCheckpointed() {
    return settings.checkpointed() && !steps.isEmpty();
  }

  /** Names of the steps, for people. */
  public List<String> stepTitles() {
    return steps.stream().map(DataScript::title).toList();
  }

  boolean tolerates(DataScript step) {
    return settings.continueOnError().contains(step.title());
  }
}

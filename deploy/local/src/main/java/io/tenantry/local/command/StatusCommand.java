package io.tenantry.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.local.ComponentStatus;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what runs. */
@Command(
    description =
        "Shows what runs, where, and whether it is ready. Exit code 3 unless all of it is.")
final class StatusCommand implements Callable<Integer> {

  private static final int NOT_UP = 3;
  private static final String ROW = "%-15s %-10s %8s %6s  %s";

  enum Output {
    table,
    json
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Output output = Output.table;

  @Mixin private HelpOption help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws JsonProcessingException {
    List<ComponentStatus> components = ExistingRun.find().status().toList();
    spec.commandLine()
        .getOut()
        .println(output == Output.json ? json(components) : table(components));
    return components.stream().allMatch(ComponentStatus::isReady) ? 0 : NOT_UP;
  }

  private static String json(List<ComponentStatus> components) throws JsonProcessingException {
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(components);
  }

  private static String table(List<ComponentStatus> components) {
    return components.stream()
        .map(StatusCommand::row)
        .collect(
            Collectors.joining(
                "\n", ROW.formatted("NAME", "HEALTH", "PID", "PORT", "LOG") + "\n", ""));
  }

  private static String row(ComponentStatus component) {
    Object pid = component.pid() == null ? "-" : component.pid();
    return ROW.formatted(
        component.name(), component.health(), pid, component.port(), component.log());
  }
}

package io.tenantry.controlplane.offline;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One command line, the words after {@code offline}. */
final class OfflineLine {

  private final String[] words;

  OfflineLine(String... words) {
    this.words = words.clone();
  }

  /**
   * Answers what needs no database: help, and mistakes in the line itself.
   *
   * @return the exit code; empty when there is something to do
   */
  OptionalInt answer(PrintWriter out, PrintWriter err) {
    CommandLine line =
        line()
            .setOut(out)
            .setErr(err)
            .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    try {
      ParseResult parsed = line.parseArgs(words);
      CommandLine last = last(parsed);
      if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
        last.usage(out);
        return OptionalInt.of(ExitCode.DONE);
      }
      if (!(last.getCommand() instanceof OfflineAction action)) {
        last.usage(err);
        return OptionalInt.of(ExitCode.USAGE);
      }
      return refuse(action.fault(), last, err);
    } catch (ParameterException e) {
      return refuse(Optional.of(e.getMessage()), e.getCommandLine(), err);
    }
  }

  /**
   * What is to be done.
   *
   * @throws ParameterException where {@link #answer} would have said so
   */
  OfflineAction action() {
    return last(line().parseArgs(words)).getCommand();
  }

  private static OptionalInt refuse(Optional<String> fault, CommandLine command, PrintWriter err) {
    if (fault.isEmpty()) {
      return OptionalInt.empty();
    }
    err.println("error: " + fault.get());
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return OptionalInt.of(ExitCode.USAGE);
  }

  private static CommandLine line() {
    return new CommandLine(new OfflineCommand()).setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static CommandLine last(ParseResult parsed) {
    List<CommandLine> chain = parsed.asCommandLineList();
    return chain.get(chain.size() - 1);
  }
}

package io.tenantry.controlplane.release;

import static java.util.Spliterators.spliteratorUnknownSize;

import java.io.Reader;
import java.io.StringReader;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.ClassicConfiguration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.parser.ParsingContext;
import org.flywaydb.core.internal.resolver.ChecksumCalculator;
import org.flywaydb.core.internal.sqlscript.SqlStatementIterator;
import org.flywaydb.database.postgresql.PostgreSQLCopyParsedStatement;
import org.flywaydb.database.postgresql.PostgreSQLParser;
import org.jboss.logging.Logger;

/**
 * A schema script of a package.
 *
 * @param name Flyway's: {@code V1__Create_customer.sql}
 */
record Script(String name, String text) {

  private static final Logger LOG = Logger.getLogger(Script.class);
  private static final String SEPARATOR = "__";
  private static final String ENDING = ".sql";

  /** Without these words there is no such statement; with them there need not be one. */
  private static final Pattern ROWS_MAY_FOLLOW =
      Pattern.compile("\\bfrom\\s+stdin\\b", Pattern.CASE_INSENSITIVE);

  /** As its name says: {@code 1}. */
  String version() {
    return name.substring(1, name.indexOf(SEPARATOR)).replace('_', '.');
  }

  /** As its name says: {@code Create customer}. */
  String description() {
    int begin = name.indexOf(SEPARATOR) + SEPARATOR.length();
    return name.substring(begin, name.length() - ENDING.length()).replace('_', ' ');
  }

  /**
   * Whether rows follow one of its statements. PostgreSQL takes those from a client alone, and what
   * a sync runs is handed over as a whole.
   */
  boolean bringsRows() {
    return ROWS_MAY_FOLLOW.matcher(text).find() && hasCopyFromClient();
  }

  /** As Flyway takes the text apart, which knows comments and quotes. */
  private boolean hasCopyFromClient() {
    PostgreSQLParser parser =
        new PostgreSQLParser(new ClassicConfiguration(), new ParsingContext());
    try (SqlStatementIterator statements = parser.parse(resource())) {
      return StreamSupport.stream(spliteratorUnknownSize(statements, 0), false)
          .anyMatch(PostgreSQLCopyParsedStatement.class::isInstance);
    } catch (FlywayException e) {
      LOG.debugf(e, "PostgreSQL will say what is wrong with it: script=%s", name);
      return false;
    }
  }

  /** What Flyway notes of the text, by which it is recognized as the one that has run. */
  int checksum() {
    return ChecksumCalculator.calculate(new ScriptResource(this));
  }

  /**
   * A script as Flyway reads it: from memory, because nothing of a package is written to a disk.
   */
  LoadableResource resource() {
    return new ScriptResource(this);
  }

  private static final class ScriptResource extends LoadableResource {

    private final Script script;

    private ScriptResource(Script script) {
      this.script = script;
    }

    @Override
    public Reader read() {
      return new StringReader(script.text());
    }

    @Override
    public String getAbsolutePath() {
      return script.name();
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return script.name();
    }

    @Override
    public String getFilename() {
      return script.name();
    }

    @Override
    public String getRelativePath() {
      return script.name();
    }
  }
}

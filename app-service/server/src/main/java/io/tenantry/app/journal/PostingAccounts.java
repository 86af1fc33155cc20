package io.tenantry.app.journal;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The accounts that documents post to. */
@ApplicationScoped
public class PostingAccounts {

  private record Found(String purpose, UUID account) {}

  private final CompanySql sql;

  PostingAccounts(CompanySql sql) {
    this.sql = sql;
  }

  /** Accounts by purpose. */
  public Chosen read() {
    return new Chosen(
        sql
            .list(
                "select purpose, id from business.account where purpose is not null",
                row -> new Found(row.getString(1), row.getObject(2, UUID.class)))
            .stream()
            .collect(Collectors.toMap(Found::purpose, Found::account)));
  }

  /** The accounts as they are chosen now. */
  public record Chosen(Map<String, UUID> byPurpose) {

    public UUID receivables() {
      return of("receivables");
    }

    public UUID sales() {
      return of("sales");
    }

    public UUID bank() {
      return of("bank");
    }

    private UUID of(String purpose) {
      UUID account = byPurpose.get(purpose);
      if (account == null) {
        throw new ProblemException(
            ProblemType.UNKNOWN_ACCOUNT,
            "No account has the purpose " + purpose + "; give it to one of the chart of accounts");
      }
      return account;
    }
  }
}

package io.tenantry.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever is posted, in whatever order. */
class LedgerPropertyTest {

  @Property(tries = 500)
  void anySequenceOfDocumentsKeepsTheBooksInOrder(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 999_999) Integer> seeds) {
    Books books = new Books();
    Map<Long, Money> posted = new HashMap<>();
    Map<Long, Money> payments = new HashMap<>();

    for (int seed : seeds) {
      Money amount = new Money(BigDecimal.valueOf(seed % 1_000 + 1L, 2));
      long next = books.size();
      switch (seed % 4) {
        case 0 -> {
          books.invoice(amount);
          posted.put(next, amount);
        }
        case 1 -> {
          books.pay(amount);
          posted.put(next, amount.negated());
          payments.put(next, amount);
        }
        case 2 -> posted.keySet().stream().sorted().findFirst().ifPresent(books::credit);
        default ->
            payments.keySet().stream()
                .findFirst()
                .ifPresent(payment -> books.reverse(payment, payments.remove(payment)));
      }

      Money all =
          books
              .balance(Books.RECEIVABLES)
              .plus(books.balance(Books.SALES))
              .plus(books.balance(Books.BANK));
      assertThat(all).isEqualTo(Money.ZERO);
      assertThat(books.open()).isEqualTo(books.balance(Books.RECEIVABLES));
      assertThat(books.isOverSettled(posted)).isFalse();
    }
  }

  @Property(tries = 200)
  void reversedTransactionLeavesNothing(
      @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long cents) {
    Balanced moved =
        Balanced.move(
            UUID.randomUUID(), UUID.randomUUID(), new Money(BigDecimal.valueOf(cents, 2)));

    Balanced back = moved.reversed();

    for (int i = 0; i < 2; i++) {
      Entry entry = moved.entries().get(i);
      assertThat(entry.amount().plus(back.entries().get(i).amount())).isEqualTo(Money.ZERO);
      assertThat(entry.account()).isEqualTo(back.entries().get(i).account());
    }
  }

  @Property(tries = 200)
  void entriesThatDoNotSumUpToZeroMakeNoTransaction(
      @ForAll @LongRange(min = 1, max = 1_000_000) long debit,
      @ForAll @LongRange(min = 1, max = 1_000_000) long difference) {
    Entry one = new Entry(UUID.randomUUID(), new Money(BigDecimal.valueOf(debit, 2)));
    Entry other =
        new Entry(UUID.randomUUID(), new Money(BigDecimal.valueOf(-debit - difference, 2)));

    assertThatThrownBy(() -> new Balanced(List.of(one, other)))
        .isInstanceOf(UnbalancedException.class);
  }

  @Property(tries = 200)
  void noMoreIsSettledThanThereIs(
      @ForAll @LongRange(min = 1, max = 10_000) long paid,
      @ForAll @LongRange(min = 1, max = 10_000) long owed) {
    OpenEntry credit = new OpenEntry(1, new Money(BigDecimal.valueOf(-paid, 2)));
    OpenEntry debit = new OpenEntry(2, new Money(BigDecimal.valueOf(owed, 2)));
    Money tooMuch = new Money(BigDecimal.valueOf(Math.min(paid, owed) + 1, 2));

    assertThat(Settlement.inOrder(credit, List.of(debit)).get(0).amount())
        .isEqualTo(new Money(BigDecimal.valueOf(Math.min(paid, owed), 2)));
    assertThatThrownBy(() -> Settlement.of(credit, debit, tooMuch))
        .isInstanceOf(OverAppliedException.class);
  }
}

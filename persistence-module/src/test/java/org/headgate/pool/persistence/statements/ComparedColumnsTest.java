package org.headgate.pool.persistence.statements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ComparedColumnsTest {

  @Test
  void aliasTellsTheTable() {
    ComparedColumns compared =
        new ComparedColumns(
            "select 1 from platform.session s join platform.account as a on a.id = s.account_id"
                + " where a.email = $1 and s.id=$2 and account.state <> $3");

    assertThat(compared.of(1)).containsExactly("platform.account.email");
    assertThat(compared.of(2)).containsExactly("platform.session.id");
    assertThat(compared.of(3)).containsExactly("platform.account.state");
  }

  @Test
  void columnWithoutAliasMayBeOfAnyTable() {
    ComparedColumns compared =
        new ComparedColumns(
            "select 1 from platform.session, userdata.item where account_id in ($1, $2)");

    assertThat(compared.of(1))
        .containsExactlyInAnyOrder("platform.session.account_id", "userdata.item.account_id");
  }

  @Test
  void comparisonsOfAllKindsAreFound() {
    ComparedColumns compared =
        new ComparedColumns(
            "update platform.t set a = $1 where b >= $2 and c = any($3) and d like $4"
                + " and e between $5 and $6 and f = any (($7))");

    assertThat(compared.all())
        .contains("platform.t.a", "platform.t.b", "platform.t.c", "platform.t.d", "platform.t.e");
    assertThat(compared.of(3)).containsExactly("platform.t.c");
  }

  @Test
  void parameterThatIsComparedInAnotherWayHasNoColumn() {
    ComparedColumns compared =
        new ComparedColumns(
            "select 1 from platform.account where email = lower($1) and x.y = $2 limit $3");

    assertThat(compared.of(1)).isEmpty();
    assertThat(compared.of(2)).isEmpty();
    assertThat(compared.of(3)).isEmpty();
  }
}

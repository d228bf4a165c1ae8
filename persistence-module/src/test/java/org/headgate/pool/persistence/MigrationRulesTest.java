package org.headgate.pool.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Since the present version no migration breaks nodes that still run. */
class MigrationRulesTest {

  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  /** Those that were there when the rule came into force. */
  private static final Set<String> BEFORE = before();

  @ParameterizedTest
  @ValueSource(strings = {"platform", "userdata"})
  void newMigrationsAreCompatibleWithRunningNodes(String database) throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS.resolve(database))) {
      List<Path> later =
          files
              .filter(file -> file.toString().endsWith(".sql"))
              .filter(file -> !BEFORE.contains(database + "/" + file.getFileName()))
              .toList();
      for (Path script : later) {
        assertThat(MigrationRules.objections(Files.readString(script)))
            .describedAs("%s; see docs/upgrade.md", script)
            .isEmpty();
      }
    }
  }

  @Test
  void earlierMigrationsExist() {
    assertThat(BEFORE).isNotEmpty().allMatch(script -> Files.exists(MIGRATIONS.resolve(script)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table platform.account",
        "DROP\n  TABLE platform.account",
        "drop index platform.session_expiry",
        "drop function platform.fold",
        "do $$ begin execute 'drop table a'; end $$",
        "update platform.account set locale = 'en'",
        "delete from platform.session",
        "alter table platform.account add column share numeric(3,2) not null",
        "alter table platform.account alter column locale drop default",
        "truncate platform.session",
        "alter table platform.account drop column locale",
        "alter table platform.account drop locale",
        "alter table platform.account drop constraint account_email_key",
        "alter table platform.account rename column locale to language",
        "alter table platform.account rename to person",
        "alter index platform.session_expiry rename to other",
        "alter table platform.account set schema userdata",
        "alter table platform.account alter column email type varchar(254)",
        "alter table platform.account alter email set data type text",
        "alter table platform.account add column nickname text not null",
        "alter table platform.account add nickname text not null",
        "alter table platform.account add column a text default '', add column b text not null",
        "alter table platform.account add column nickname uuid default gen_random_uuid()",
        "alter table platform.account alter column locale set not null",
        "alter table platform.account add constraint short check (length(locale) < 9)",
        "alter table platform.account add check (length(locale) < 9)",
        "alter table platform.account add foreign key (a) references platform.b",
        "alter table platform.account add constraint one unique (locale)",
        "alter table platform.account add primary key (locale)",
        "create index account_locale on platform.account (locale)",
        "create unique index account_locale on platform.account using btree (locale)",
        "create table platform.a (id uuid); drop table platform.account",
        "-- a contract: is not one\n/* -- contract: nor this */ drop table platform.account",
        "-- contract:\ndrop table platform.account",
        "-- contract: nobody reads it\ndrop table platform.a; drop table platform.account",
        "comment on table platform.a is 'it''s; -- contract: no'; drop table platform.account",
      })
  void incompatibleStatementsAreRefused(String sql) {
    assertThat(MigrationRules.objections(sql)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table platform.a (id uuid primary key, drop_table text not null)",
        "create table platform.a (id uuid); create index a_id on platform.a (id)",
        "create table platform.a (id uuid); alter table platform.a add check (id is not null)",
        "alter table platform.account add column nickname text",
        "create table platform.a (id uuid); update platform.a set id = null",
        "alter table platform.account add column share numeric(3,2) not null default 0",
        "alter table platform.account add column nickname text not null default ''",
        "alter table platform.account alter column locale drop not null",
        "alter table platform.account alter column locale set default 'de'",
        "alter table platform.account add constraint a check (length(locale) < 9) not valid",
        "alter table platform.account validate constraint a",
        "alter table platform.account add constraint one unique using index account_locale",
        "drop index concurrently if exists platform.a; create index concurrently a on platform.b (c)",
        "insert into platform.a values ('drop table platform.account; truncate b')",
        "-- drop table platform.account;\nselect 1",
        "-- contract: 0.2 was the last version that read it\ndrop table platform.account",
        "",
      })
  void compatibleStatementsAreAccepted(String sql) {
    assertThat(MigrationRules.objections(sql)).isEmpty();
  }

  private static Set<String> before() {
    try {
      return Set.copyOf(Files.readAllLines(Path.of("src/test/resources/migrations-before.txt")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

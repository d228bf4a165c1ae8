package org.headgate.accounts.persistence.imports;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Looks up and writes accounts for an import, many at once. Each call is one statement. */
public class AccountImportRepository {

  private final EntityManager entityManager;

  public AccountImportRepository(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /** The external ids that belong to an account. */
  public Set<String> knownNames(Collection<String> externalIds) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            "select e.external_id from platform.external_identity e"
                + " where e.external_id = any (cast(:names as text[]))",
            String.class)
        .setParameter("names", externalIds.toArray(String[]::new))
        .getResultList()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The accounts that have one of the addresses. */
  public List<AddressHolder> holders(Collection<String> emails) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select a.id, a.email, a.email_verified_at is null and not a.is_provisioned and a.deleted_at is null
                  from platform.account a where a.email = any (cast(:emails as text[]))
                """)
            .setParameter("emails", emails.toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new AddressHolder((UUID) row[0], (String) row[1], (Boolean) row[2]))
        .toList();
  }

  /** All departments with one of the ids or names. */
  public List<NamedDepartment> departments(Collection<UUID> ids, Collection<String> names) {
    List<?> rows =
        entityManager
            .createNativeQuery(
                """
                select d.id, d.name from platform.department d
                 where d.id = any (cast(:ids as uuid[])) or d.name = any (cast(:names as text[]))
                """)
            .setParameter("ids", ids.toArray(UUID[]::new))
            .setParameter("names", names.toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new NamedDepartment((UUID) row[0], (String) row[1]))
        .toList();
  }

  /**
   * Removes unverified sign-ups and all rows that refer to them.
   *
   * @return those that were removed
   */
  public List<UUID> removeSignUps(Collection<UUID> accounts) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            delete from platform.account
             where id = any (cast(:accounts as uuid[])) and email_verified_at is null and not is_provisioned
               and deleted_at is null
            returning id
            """,
            UUID.class)
        .setParameter("accounts", accounts.toArray(UUID[]::new))
        .getResultList();
  }

  /**
   * Inserts accounts with their external ids, authenticator apps and recovery codes. An unverified
   * address is contested: a sign-up voids the password and the factors.
   *
   * @param rows a JSON array with one object for each account, members named as in the statement
   * @return the ids of the inserted accounts; an address taken meanwhile inserts none
   */
  public Set<UUID> insert(String rows) {
    return entityManager
        .unwrap(Session.class)
        .createNativeQuery(
            """
            with line as (
              select * from jsonb_to_recordset(cast(:rows as jsonb)) l
                     (id uuid, email text, hash text, name text, locale text, zone text, roles text[], department uuid,
                      active boolean, verified timestamptz, created timestamptz, seen timestamptz, external text,
                      imported timestamptz, attributes jsonb, totp text, codes text[])
            ), made as (
              insert into platform.account
                     (id, email, password_hash, full_name, locale, time_zone, roles, department_id, is_active,
                      email_verified_at, created_at, last_login_at, attributes, is_provisioned, is_contested)
              select id, email, hash, name, locale, zone, roles, department, active, verified, created, seen, attributes,
                     true, verified is null
                from line order by email
              on conflict (email) do nothing
              returning id
            ), named as (
              insert into platform.external_identity (external_id, account_id)
              select l.external, l.id from line l join made using (id) where l.external is not null
            ), app as (
              insert into platform.totp (account_id, sealed_secret, created_at, confirmed_at)
              select l.id, decode(l.totp, 'hex'), l.imported, l.imported from line l join made using (id)
               where l.totp is not null
            ), code as (
              insert into platform.recovery_code (account_id, code_hash, created_at)
              select l.id, decode(c, 'hex'), l.imported from line l join made using (id), unnest(l.codes) c
            )
            select id from made
            """,
            UUID.class)
        .setParameter("rows", rows)
        .getResultList()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}

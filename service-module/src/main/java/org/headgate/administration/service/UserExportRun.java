package org.headgate.administration.service;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.headgate.accounts.persistence.provisioning.ExportedAccount;
import org.headgate.administration.api.ExportedUser;
import org.headgate.common.identity.EmailAddress;
import org.headgate.common.identity.Role;
import org.headgate.common.identity.UserId;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.service.JsonLines;

/** The pages of an export, read as its client reads; it holds no resources in between. */
final class UserExportRun implements Iterator<byte[]> {

  /** The number of accounts on a page. */
  static final int PAGE = 500;

  private final Pages pages;
  private final Secrets secrets;
  private final boolean withHashes;
  private final JsonLines lines = new JsonLines();
  private Optional<UUID> last = Optional.empty();
  private boolean ended;

  UserExportRun(Pages pages, Secrets secrets, boolean withHashes) {
    this.pages = pages;
    this.secrets = secrets;
    this.withHashes = withHashes;
  }

  /** Reads the accounts that follow a given one. */
  interface Pages {
    List<ExportedAccount> after(Optional<UUID> accountId, int limit);
  }

  /** Reads the secrets of the authenticator apps of accounts, as far as they have one. */
  interface Secrets {
    Map<UUID, String> of(Collection<UUID> accounts);
  }

  @Override
  public boolean hasNext() {
    return !ended;
  }

  @Override
  public byte[] next() {
    List<ExportedAccount> page = pages.after(last, PAGE);
    ended = page.size() < PAGE;
    if (!page.isEmpty()) {
      last = Optional.of(page.get(page.size() - 1).id());
    }
    Map<UUID, String> apps = secrets.of(page.stream().map(ExportedAccount::id).toList());
    return lines.page(
        page.stream()
            .map(account -> user(account, Optional.ofNullable(apps.get(account.id()))))
            .toList(),
        ended);
  }

  private ExportedUser user(ExportedAccount account, Optional<String> totpSecret) {
    return new ExportedUser(
        new UserId(account.id()),
        EmailAddress.stored(account.email()),
        account.verified(),
        account.fullName(),
        account.locale(),
        account.timeZone(),
        account.roles().stream().map(Role::named).collect(Collectors.toSet()),
        account.departmentId(),
        account.department(),
        account.active(),
        account.createdAt(),
        account.lastLoginAt(),
        account.passwordHash().filter(hash -> withHashes),
        account.attributes().flatMap(JsonMappers::texts).map(texts -> new TreeMap<>(texts)),
        totpSecret,
        account.externalId());
  }
}

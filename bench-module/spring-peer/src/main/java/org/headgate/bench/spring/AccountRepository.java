package org.headgate.bench.spring;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** Reads accounts. */
interface AccountRepository extends JpaRepository<Account, UUID> {

  Optional<Account> findByEmail(String email);
}

package org.headgate.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exceptions by which the container learns that a connection could not be opened. */
class PoolerAwareDataSourceTest {

  /** It would count the connection for ever after anything else than an exception. */
  @ParameterizedTest
  @ValueSource(
      classes = {OutOfMemoryError.class, StackOverflowError.class, NoClassDefFoundError.class})
  void errorOfTheVirtualMachineIsAnExceptionOfTheDatabase(Class<? extends Error> type)
      throws Exception {
    Error error = type.getConstructor().newInstance();

    assertThatThrownBy(
            () ->
                PoolerAwareDataSource.withoutErrors(
                    () -> {
                      throw error;
                    }))
        .isInstanceOfSatisfying(
            SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("08001"))
        .hasCause(error);
  }
}

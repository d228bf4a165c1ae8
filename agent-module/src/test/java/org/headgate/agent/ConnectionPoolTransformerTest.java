package org.headgate.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.ejs.j2c.FreePool;
import com.ibm.ejs.j2c.MCWrapper;
import com.ibm.ejs.j2c.PoolManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionPoolTransformerTest {

  private final List<String> warnings = new ArrayList<>();
  private final ConnectionPoolTransformer transformer =
      new ConnectionPoolTransformer(warnings::add);

  @Test
  void borrowedConnectionIsNoLongerBeingReturned() throws ReflectiveOperationException {
    Object wrapper = mended(MCWrapper.class).getConstructor().newInstance();
    wrapper.getClass().getMethod("setAlreadyBeingReleased", boolean.class).invoke(wrapper, true);

    wrapper.getClass().getMethod("markInUse").invoke(wrapper);

    assertThat(wrapper.getClass().getMethod("isAlreadyBeingReleased").invoke(wrapper))
        .isEqualTo(false);
    assertThat(warnings).isEmpty();
  }

  @Test
  void wokenThreadDoesNotWaitForThePurge() throws ReflectiveOperationException {
    Object freePool = mended(FreePool.class).getConstructor().newInstance();

    Object pool = freePool.getClass().getMethod("queueRequest").invoke(freePool);

    assertThat(pool.getClass().getMethod("hasWaited").invoke(pool)).isEqualTo(false);
    assertThat(warnings).isEmpty();
  }

  @Test
  void otherClassesAreLeftAlone() throws IOException {
    assertThat(transformed("com/ibm/ejs/j2c/PoolManager", PoolManager.class)).isNull();
    assertThat(transformed(null, PoolManager.class)).isNull();
    assertThat(warnings).isEmpty();
  }

  @Test
  void classThatIsNotAsExpectedIsLeftAloneAndNamed() throws IOException {
    assertThat(transformed("com/ibm/ejs/j2c/MCWrapper", PoolManager.class)).isNull();

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("com.ibm.ejs.j2c.MCWrapper", "may lose connections");
  }

  private Class<?> mended(Class<?> original) throws ClassNotFoundException {
    return new MendingLoader().loadClass(original.getName());
  }

  private static byte[] classFile(String name) throws IOException {
    try (InputStream file =
        ConnectionPoolTransformerTest.class.getResourceAsStream("/" + name + ".class")) {
      return file.readAllBytes();
    }
  }

  private byte[] transformed(String name, Class<?> content) throws IOException {
    return transformer.transform(
        getClass().getClassLoader(),
        name,
        null,
        null,
        classFile(content.getName().replace('.', '/')));
  }

  /** Loads Liberty's classes anew, as a JVM with the agent does. */
  private final class MendingLoader extends ClassLoader {

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("com.ibm.ejs.j2c.") || findLoadedClass(name) != null) {
        return super.loadClass(name, resolve);
      }
      try {
        String path = name.replace('.', '/');
        byte[] original = classFile(path);
        byte[] mended = transformer.transform(this, path, null, null, original);
        byte[] used = mended == null ? original : mended;
        return defineClass(name, used, 0, used.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}

package countinghouse.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real driver logs in with a key pair; the emulator checks what the driver signs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SnowflakeLoginTest {
  private static final String PASSPHRASE = "of a test";
  private static final String CIPHER = "PBEWithHmacSHA256AndAES_256";

  private SnowflakeEmulator emulator;
  private KeyPair keys;
  @TempDir private Path folder;

  @BeforeAll
  void startTheEmulator() throws GeneralSecurityException {
    emulator = SnowflakeEmulator.start();
    keys = pair();
    emulator.createUser("tasks", pem("PUBLIC KEY", keys.getPublic().getEncoded()), "loader");
  }

  @AfterAll
  void stopTheEmulator() {
    if (emulator != null) {
      emulator.close();
    }
  }

  @Test
  void anEncryptedKeyOpensASessionInTheUsersRole() throws Exception {
    try (Connection connection = logIn(keys, "")) {
      assertThat(Sql.rows(connection, "select current_user(), current_role()"))
          .containsExactly(List.of("TASKS", "LOADER"));
    }
  }

  @Test
  void anotherKeyIsRefused() throws GeneralSecurityException {
    KeyPair another = pair();
    assertThatThrownBy(() -> logIn(another, ""))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("JWT token is invalid");
  }

  @Test
  void aServiceUserHasNoPassword() {
    Properties properties = emulator.properties();
    properties.setProperty("user", "tasks");
    properties.setProperty("password", "any");
    assertThatThrownBy(() -> DriverManager.getConnection(emulator.url(), properties))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Incorrect username or password");
  }

  @Test
  void aRoleThatIsNotThereIsRefused() {
    Properties properties = emulator.properties();
    properties.setProperty("user", "administrator");
    properties.setProperty("password", "any");
    properties.setProperty("role", "nobody");
    assertThatThrownBy(() -> DriverManager.getConnection(emulator.url(), properties))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Role 'NOBODY'");
  }

  @Test
  void aUserTakesOnOnlyARoleThatWasGrantedToItOrThatSuchARoleInherits() throws Exception {
    emulator.run(
        "create role if not exists reader",
        "create role if not exists stranger",
        "grant role reader to role loader");
    try (Connection connection = logIn(keys, "reader")) {
      assertThat(Sql.rows(connection, "select current_role()")).containsExactly(List.of("READER"));
    }
    assertThatThrownBy(() -> logIn(keys, "stranger"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("Role 'STRANGER'");
  }

  private Connection logIn(KeyPair pair, String role) throws Exception {
    Path file = Files.createTempFile(folder, "key", ".p8");
    Files.writeString(file, pem("ENCRYPTED PRIVATE KEY", encrypted(pair)));
    Properties properties = emulator.properties();
    properties.setProperty("user", "tasks");
    properties.setProperty("authenticator", "SNOWFLAKE_JWT");
    properties.setProperty("private_key_file", file.toString());
    properties.setProperty("private_key_pwd", PASSPHRASE);
    properties.setProperty("role", role);
    return DriverManager.getConnection(emulator.url(), properties);
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static byte[] encrypted(KeyPair pair) throws Exception {
    SecretKey key =
        SecretKeyFactory.getInstance(CIPHER)
            .generateSecret(new PBEKeySpec(PASSPHRASE.toCharArray()));
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(Cipher.ENCRYPT_MODE, key);
    byte[] text = cipher.doFinal(pair.getPrivate().getEncoded());
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    return new EncryptedPrivateKeyInfo(parameters, text).getEncoded();
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
  }
}

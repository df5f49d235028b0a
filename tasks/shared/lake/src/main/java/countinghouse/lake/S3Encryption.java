package countinghouse.lake;

import countinghouse.taskkit.Setting;
import countinghouse.taskkit.TaskFailure;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * How S3 is asked to encrypt what is put, by the setting {@link Setting#LAKE_ENCRYPTION}.
 *
 * @param algorithm null leaves it to the bucket
 * @param key the KMS key; null for the one that AWS keeps for S3
 */
record S3Encryption(@Nullable ServerSideEncryption algorithm, @Nullable String key) {

  /**
   * What the setting asks for.
   *
   * @throws TaskFailure 78 when it is none of the values
   */
  static S3Encryption of(String setting) {
    if (setting.startsWith("arn:") && setting.contains(":kms:")) {
      return new S3Encryption(ServerSideEncryption.AWS_KMS, setting);
    }
    return switch (setting) {
      case "none" -> new S3Encryption(null, null);
      case "AES256" -> new S3Encryption(ServerSideEncryption.AES256, null);
      case "aws:kms" -> new S3Encryption(ServerSideEncryption.AWS_KMS, null);
      default ->
          throw TaskFailure.configuration(
              "This is no way of encryption that S3 knows: \"" + setting + "\"",
              "the environment variable " + Setting.LAKE_ENCRYPTION.variable(),
              "Set it to none (the bucket decides), AES256, aws:kms or the ARN of a KMS key");
    };
  }

  PutObjectRequest.Builder on(PutObjectRequest.Builder request) {
    return request.serverSideEncryption(algorithm).ssekmsKeyId(key);
  }

  CreateMultipartUploadRequest.Builder on(CreateMultipartUploadRequest.Builder request) {
    return request.serverSideEncryption(algorithm).ssekmsKeyId(key);
  }
}

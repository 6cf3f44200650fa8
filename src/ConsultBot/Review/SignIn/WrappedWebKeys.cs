using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ConsultBot.Configuration;
using ConsultBot.Storage.Keys;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Options;

namespace ConsultBot.Review.SignIn;

/// <summary>Wraps the keys of sign-ins with the key that wraps all keys of the record, so that their files are worth nothing without it.</summary>
internal sealed class WrappedWebKeys(ServiceSettings settings) : IXmlEncryptor, IConfigureOptions<KeyManagementOptions>
{
    private const string Element = "wrapped";
    private const string BoundTo = "web-keys";

    private readonly Lazy<WrappingKey> wrapping = new(() => settings.Record.Place().WrappingKey);

    /// <inheritdoc />
    public void Configure(KeyManagementOptions options) => options.XmlEncryptor = this;

    /// <inheritdoc />
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var wrapped = wrapping.Value.Wrap(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting)), BoundTo);
        return new EncryptedXmlInfo(new XElement(Element, Convert.ToBase64String(wrapped)), typeof(WebKeyReader));
    }

    /// <summary>Unwraps a key.</summary>
    /// <exception cref="CryptographicException">It was wrapped with another key, or changed.</exception>
    public XElement Decrypt(XElement wrapped) =>
        XElement.Parse(Encoding.UTF8.GetString(wrapping.Value.Unwrap(Convert.FromBase64String(wrapped.Value), BoundTo)));
}

/// <summary>Reads wrapped keys; the key files name it.</summary>
internal sealed class WebKeyReader(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement) => services.GetRequiredService<WrappedWebKeys>().Decrypt(encryptedElement);
}

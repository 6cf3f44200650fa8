using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ConsultBot.SemanticKernel.Models;

/// <summary>Replies of a model on disk, one file each, called by the hash of the model's name and the prompt.</summary>
/// <param name="folder">The folder.</param>
/// <param name="model">The model's name.</param>
internal sealed class KeptReplies(string folder, string model)
{
    /// <summary>The reply to a prompt, or <c>null</c>.</summary>
    public async Task<ChatResponse?> FindAsync(IEnumerable<ChatMessage> prompt, CancellationToken cancellationToken)
    {
        var path = PathOf(prompt);
        if (!File.Exists(path))
        {
            return null;
        }

        var kept = JsonSerializer.Deserialize<KeptReply>(await File.ReadAllTextAsync(path, cancellationToken)) ?? throw new InvalidDataException($"{path} is no kept reply.");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, kept.Text))
        {
            ModelId = kept.Model,
            Usage = new UsageDetails { InputTokenCount = kept.InputTokens, OutputTokenCount = kept.OutputTokens },
        };
    }

    /// <summary>Keeps a reply. Written beside its place and moved there.</summary>
    public async Task KeepAsync(IEnumerable<ChatMessage> prompt, ChatResponse response, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var path = PathOf(prompt);
        var kept = new KeptReply(response.Text, response.ModelId, response.Usage?.InputTokenCount, response.Usage?.OutputTokenCount);
        await File.WriteAllTextAsync($"{path}.partial", JsonSerializer.Serialize(kept), cancellationToken);
        File.Move($"{path}.partial", path, overwrite: true);
    }

    /// <summary>The hash by which a prompt is known, in hexadecimal.</summary>
    public static string HashOf(string model, IEnumerable<ChatMessage> prompt)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in prompt.SelectMany(message => new[] { message.Role.Value, message.Text }).Prepend(model))
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string PathOf(IEnumerable<ChatMessage> prompt) => Path.Combine(folder, $"{HashOf(model, prompt)}.json");

    private sealed record KeptReply(string Text, string? Model, long? InputTokens, long? OutputTokens);
}

using System.Data.Common;
using System.Security.Cryptography;
using ConsultBot.Configuration;
using ConsultBot.Consultation.Conversations;
using ConsultBot.Consultation.Recording;
using ConsultBot.Consultation.Screening;
using ConsultBot.Storage;

namespace ConsultBot;

/// <summary>Puts the record together, and what watches over it.</summary>
public static class RecordServices
{
    /// <summary>Registers the record. It is opened when it is first asked for; <see cref="OpenRecord"/> asks for it at start.</summary>
    public static IServiceCollection AddRecord(this IServiceCollection services, ServiceSettings settings) => services
        .AddSingleton(provider => Open(settings.Record, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => provider.GetRequiredService<Record>().Turns)
        .AddSingleton(provider => provider.GetRequiredService<Record>().Conversations)
        .AddSingleton(provider => provider.GetRequiredService<Record>().Transcript)
        .AddSingleton(provider => provider.GetRequiredService<Record>().Policy)
        .AddSingleton(provider => provider.GetRequiredService<Record>().Knowledge)
        .AddSingleton(provider => new RecordedMode(settings.Mode, provider.GetRequiredService<PolicyStream>()))
        .AddSingleton<IServiceMode>(provider => provider.GetRequiredService<RecordedMode>())
        .AddSingleton<ITurnOrder, InProcessTurnOrder>()
        .AddSingleton<RunningTurns>()
        .AddSingleton<OutageTally>()
        .AddSingleton<OutageRecovery>();

    /// <summary>Opens the record and reads which mode is in force.</summary>
    /// <exception cref="SettingsException">It cannot be opened; the message names the key.</exception>
    public static T OpenRecord<T>(this T provider)
        where T : IServiceProvider
    {
        provider.GetRequiredService<RecordedMode>().Refresh();
        return provider;
    }

    /// <summary>Opens a record.</summary>
    /// <exception cref="SettingsException">It cannot be opened; the message names the key.</exception>
    public static Record Open(RecordSettings settings, TimeProvider clock)
    {
        var place = settings.Place();
        try
        {
            return Record.Open(place, clock);
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or CryptographicException or InvalidOperationException)
        {
            throw settings.Explain(exception);
        }
    }
}

using ConsultBot.Channels.Ask;
using ConsultBot.Channels.BotFramework;
using ConsultBot.Channels.DirectLine;
using ConsultBot.Configuration;
using ConsultBot.Desk;
using ConsultBot.Editions;
using ConsultBot.InStep;
using ConsultBot.Policies;
using ConsultBot.Review;
using ConsultBot.Website;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace ConsultBot;

/// <summary>The service as a web application: what it is made of, and what it answers on.</summary>
public static class ConsultBotApplication
{
    /// <summary>Registers everything.</summary>
    /// <exception cref="SettingsException">The configuration cannot be used.</exception>
    /// <exception cref="Yaml.YamlFileException">A file cannot be used.</exception>
    public static WebApplicationBuilder AddConsultBot(this WebApplicationBuilder builder, Surroundings surroundings)
    {
        var settings = new SettingsReader(surroundings, TimeProvider.System).Read();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

        // A request is worked on where its bytes arrive: nothing here blocks, and every hand-over to another thread wakes one.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddConsultation(settings, surroundings, TimeProvider.System);
        builder.Services.AddBotFramework(surroundings);
        builder.Services.AddWebsite(settings);
        builder.Services.AddDirectLine(settings);
        builder.Services.AddDesk(settings);
        builder.Services.AddAsk(surroundings);
        builder.Services.AddReview(settings, surroundings);
        builder.Services.AddHostedService<RecordWatch>();
        builder.Services.AddPolicyWatch();
        builder.Services.AddEditionWatch();
        builder.Services.AddHealthChecks().AddCheck<RecordHealth>("record").AddCheck<InStepHealth<EditionKeeper>>("knowledge").AddCheck<InStepHealth<PolicyKeeper>>("policy");
        return builder;
    }

    /// <summary>Opens the record and maps every endpoint.</summary>
    /// <exception cref="SettingsException">The record cannot be opened.</exception>
    public static WebApplication UseConsultBot(this WebApplication app)
    {
        app.Services.OpenRecord();
        app.UseMiddleware<FaultGuard>();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = ReadinessText.WriteAsync });
        app.MapBotFramework();
        app.MapDirectLine();
        app.MapAsk();
        app.MapWebsite();
        app.MapReview();
        return app;
    }
}
